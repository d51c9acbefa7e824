package dev.contrail.bench.peer;

import dev.contrail.Scheduler;
import java.util.ArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Contrail: calls for what runs once, resumable tasks for what waits. */
@SuppressWarnings("NullAway") // which does not see the bounds of type parameters in a jar
final class ContrailPeer implements Peer {
  private final Scheduler scheduler;

  ContrailPeer(int workers) {
    scheduler = Scheduler.builder().name("bench").workers(workers).daemon(true).build();
  }

  @Override
  public void spawn(Work task) {
    var unused = scheduler.spawn(task);
  }

  @Override
  public int spawnAndAwait(Work task, int count) throws Exception {
    var handles = new ArrayList<Future<?>>(count);
    for (int i = 0; i < count; i++) {
      handles.add(scheduler.spawn(task));
    }
    return Futures.await(handles);
  }

  @Override
  public void spawnYielding(Turn turn, Work done) {
    var unused = scheduler.spawn(new ContrailTurns(turn, done));
  }

  @Override
  public void spawnExchange(Work done) {
    var unused = scheduler.spawn(new ContrailExchange(scheduler, done));
  }

  @Override
  public long countLeaves(int depth) throws Exception {
    return scheduler.spawn(new ContrailTree(scheduler, depth)).get(Limit.SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void arm(long delayNanos, Work fired) {
    var unused = scheduler.schedule((Runnable) fired, delayNanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public int armAndCancel(int count, long delayNanos, Work fired) {
    var handles = new ArrayList<Future<?>>(count);
    for (int i = 0; i < count; i++) {
      handles.add(scheduler.schedule((Runnable) fired, delayNanos, TimeUnit.NANOSECONDS));
    }
    return Futures.cancel(handles);
  }

  @Override
  public Pipe openPipe(int capacity) {
    return new ContrailPipe(scheduler, capacity);
  }

  @Override
  public Executor executor() {
    return scheduler;
  }

  @Override
  public void stop() throws Exception {
    scheduler.shutdownNow();
    boolean unused = scheduler.awaitTermination(2, TimeUnit.SECONDS);
  }
}
