package dev.contrail;

import static org.awaitility.Awaitility.await;

import dev.contrail.metrics.SchedulerMetrics;
import java.time.Duration;

/**
 * The number of polls that each worker of a scheduler has begun since a moment. A worker whose
 * thread is descheduled makes no rounds, so bounds in rounds hold on a busy machine too.
 */
final class Rounds {
  private final Scheduler scheduler;
  private final long[] start;

  private Rounds(Scheduler scheduler) {
    this.scheduler = scheduler;
    SchedulerMetrics metrics = scheduler.metrics();
    this.start = new long[metrics.numWorkers()];
    for (int i = 0; i < start.length; i++) {
      start[i] = metrics.unstable().worker(i).pollCount();
    }
  }

  /** Starts counting now; the scheduler's unstable metrics must be enabled. */
  static Rounds of(Scheduler scheduler) {
    return new Rounds(scheduler);
  }

  /** Waits until each worker has made a number of rounds or is parked without work. */
  void awaitEach(long rounds) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .atMost(Duration.ofSeconds(60))
        .until(() -> haveAllMade(rounds));
  }

  private boolean haveAllMade(long rounds) {
    SchedulerMetrics metrics = scheduler.metrics();
    for (int i = 0; i < start.length; i++) {
      boolean isParked = metrics.worker(i).isParked();
      if (!isParked && metrics.unstable().worker(i).pollCount() - start[i] < rounds) {
        return false;
      }
    }
    return true;
  }
}
