package dev.contrail.bench.latency;

import dev.contrail.bench.peer.Limit;
import dev.contrail.bench.peer.Spawning;
import dev.contrail.bench.peer.Work;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Spawns tasks at given times and never waits for them. A task's latency counts from when it was to
 * come: if this thread is late, or the scheduler holds it up, that is in the latency, so nothing is
 * omitted.
 */
final class OpenLoop {
  private final Spawning scheduler;
  private final long[] arrivals;
  private final long[] latencies;
  private final long serviceNanos;
  private final AtomicInteger left;
  private final CountDownLatch allRun = new CountDownLatch(1);
  private volatile long start;

  /** Tasks that come at some times and compute for some time, all in nanoseconds. */
  OpenLoop(Spawning scheduler, long[] arrivals, long serviceNanos) {
    this.scheduler = scheduler;
    this.arrivals = arrivals;
    this.serviceNanos = serviceNanos;
    this.latencies = new long[arrivals.length];
    this.left = new AtomicInteger(arrivals.length);
  }

  /** Plays the arrivals; from now on, for as long as they say, and until all have run. */
  Played run() throws InterruptedException, TimeoutException {
    long begin = System.nanoTime();
    start = begin;
    for (int i = 0; i < arrivals.length; i++) {
      long due = begin + arrivals[i];
      while (System.nanoTime() - due < 0) {
        Thread.onSpinWait(); // this thread has a processor of its own
      }
      scheduler.spawn(new Arrival(i));
    }
    awaitAll();
    return new Played(arrivals, latencies);
  }

  /** However far behind they are: it starves only if nothing runs. */
  private void awaitAll() throws InterruptedException, TimeoutException {
    int before = left.get();
    while (!allRun.await(Limit.SECONDS, TimeUnit.SECONDS)) {
      int now = left.get();
      if (now == before) {
        throw new TimeoutException(now + " of " + arrivals.length + " tasks have not run");
      }
      before = now;
    }
  }

  private final class Arrival implements Work {
    private final int index;

    Arrival(int index) {
      this.index = index;
    }

    @Override
    public void run() {
      long now = System.nanoTime();
      latencies[index] = now - start - arrivals[index];
      while (System.nanoTime() - now < serviceNanos) {
        Thread.onSpinWait();
      }
      if (left.decrementAndGet() == 0) {
        allRun.countDown();
      }
    }
  }
}
