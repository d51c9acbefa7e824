package dev.contrail.bench.dump;

import dev.contrail.Scheduler;
import dev.contrail.task.Context;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.time.Sleep;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A scheduler with many tasks that wait, and some that keep its workers busy with short polls. */
final class DumpLoad implements AutoCloseable {
  /** The longest poll of the bound that is promised. */
  private static final long POLL_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  private static final int BUSY_PER_WORKER = 4;

  private final Scheduler scheduler;
  private final int workers;

  /** Computes for a time, and yields. */
  private static final class Busy implements Task<Void> {
    @Override
    public Poll<Void> poll(Context cx) {
      long end = System.nanoTime() + POLL_NANOS;
      while (System.nanoTime() - end < 0) {
        Thread.onSpinWait();
      }
      cx.yieldNow();
      return Poll.pending();
    }
  }

  DumpLoad(int workers, int waiting) {
    this.workers = workers;
    this.scheduler = waitingAlone("load", workers, waiting);
    for (int i = 0; i < BUSY_PER_WORKER * workers; i++) {
      var unused = scheduler.spawn("busy", new Busy());
    }
  }

  /** A scheduler with tasks that wait, each of which was polled. */
  static Scheduler waitingAlone(String name, int workers, int waiting) {
    Scheduler scheduler =
        Scheduler.builder().name(name).workers(workers).unstableMetrics(true).build();
    for (int i = 0; i < waiting; i++) {
      var unused = scheduler.spawn("waiting", Sleep.of(Duration.ofDays(1)));
    }
    while (scheduler.metrics().unstable().numTimers() < waiting) {
      Thread.onSpinWait();
    }
    return scheduler;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  /** Polls begun so far. */
  long polls() {
    long polls = 0;
    for (int i = 0; i < workers; i++) {
      polls += scheduler.metrics().unstable().worker(i).pollCount();
    }
    return polls;
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
    scheduler.close();
  }
}
