package dev.contrail.bench.latency;

import dev.contrail.bench.peer.Limit;
import dev.contrail.bench.peer.Spawning;
import dev.contrail.bench.peer.Work;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/**
 * Spawns tasks at given times and never waits for them. A task's latency counts from when it was to
 * come: if this thread is late, or the scheduler holds it up, that is in the latency, so nothing is
 * omitted.
 */
final class OpenLoop {
  /** How long each task computes. */
  static final long SERVICE_NANOS = 20_000;

  private static final int DIGITS = 3;

  private final Spawning scheduler;
  private final long[] arrivals;
  private final long[] latencies;
  private final int first;
  private final AtomicInteger left;
  private final CountDownLatch allRun = new CountDownLatch(1);
  private volatile long start;

  /** Plays the arrivals, which are times in nanoseconds; those before the first do not count. */
  OpenLoop(Spawning scheduler, long[] arrivals, int first) {
    this.first = first;
    this.scheduler = scheduler;
    this.arrivals = arrivals;
    this.latencies = new long[arrivals.length];
    this.left = new AtomicInteger(arrivals.length);
  }

  /** Plays the arrivals; from now on, for as long as they say. */
  Histogram run() throws InterruptedException, TimeoutException {
    long begin = System.nanoTime();
    start = begin;
    for (int i = 0; i < arrivals.length; i++) {
      long due = begin + arrivals[i];
      while (System.nanoTime() - due < 0) {
        Thread.onSpinWait(); // this thread has a processor of its own
      }
      scheduler.spawn(new Arrival(i));
    }
    if (!allRun.await(Limit.SECONDS, TimeUnit.SECONDS)) {
      throw new TimeoutException(left.get() + " of " + arrivals.length + " tasks have not run");
    }
    var histogram = new Histogram(DIGITS);
    for (int i = first; i < latencies.length; i++) {
      histogram.recordValue(Math.max(0, latencies[i]));
    }
    return histogram;
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
      while (System.nanoTime() - now < SERVICE_NANOS) {
        Thread.onSpinWait();
      }
      if (left.decrementAndGet() == 0) {
        allRun.countDown();
      }
    }
  }
}
