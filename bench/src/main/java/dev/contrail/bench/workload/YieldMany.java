package dev.contrail.bench.workload;

import dev.contrail.bench.peer.Limit;
import dev.contrail.bench.peer.Turn;
import dev.contrail.bench.peer.Work;
import dev.contrail.bench.peer.Yielding;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tokio's yield_many: a thread outside starts tasks that yield many times and then send on a
 * channel with a place for each; it receives them all.
 */
record YieldMany(Yielding scheduler, int tasks, int yields) implements Workload {

  @Override
  public long iterate() throws Exception {
    var channel = new ArrayBlockingQueue<Yielder>(tasks);
    for (int i = 0; i < tasks; i++) {
      var yielder = new Yielder(channel, yields);
      scheduler.spawnYielding(yielder, yielder);
    }
    long yielded = 0;
    for (int i = 0; i < tasks; i++) {
      Yielder yielder = channel.poll(Limit.SECONDS, TimeUnit.SECONDS);
      if (yielder == null) {
        throw new TimeoutException(i + " of " + tasks + " tasks have ended");
      }
      yielded += yields - yielder.left;
    }
    return yielded;
  }

  @Override
  public long expected() {
    return (long) tasks * yields;
  }

  private static final class Yielder implements Turn, Work {
    private final ArrayBlockingQueue<Yielder> channel;
    private int left;

    Yielder(ArrayBlockingQueue<Yielder> channel, int yields) {
      this.channel = channel;
      this.left = yields;
    }

    @Override
    public boolean next() {
      if (left == 0) {
        return false;
      }
      left--;
      return true;
    }

    @Override
    public void run() {
      channel.add(this); // never full
    }
  }
}
