package dev.contrail.bench.workload;

import dev.contrail.bench.peer.Limit;
import dev.contrail.bench.peer.Work;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A task that counts down with all others; the task that reaches zero wakes the waiting thread. */
final class Countdown implements Work {
  private final AtomicInteger left;
  private final CountDownLatch reached = new CountDownLatch(1);
  private final int count;

  Countdown(int count) {
    this.count = count;
    this.left = new AtomicInteger(count);
  }

  @Override
  public void run() {
    if (left.decrementAndGet() == 0) {
      reached.countDown();
    }
  }

  /** Waits for zero; returns the number of tasks counted. */
  int await() throws Exception {
    if (!reached.await(Limit.SECONDS, TimeUnit.SECONDS)) {
      throw new TimeoutException(left.get() + " of " + count + " tasks have not run");
    }
    return count - left.get();
  }
}
