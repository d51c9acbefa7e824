package dev.contrail;

import static org.awaitility.Awaitility.await;

import dev.contrail.metrics.SchedulerMetrics;
import java.time.Duration;

/**
 * How many polls each worker of a scheduler has begun since a moment. A worker that the operating
 * system does not run makes no rounds, so bounds in rounds hold on a busy machine too.
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

  /** Rounds from now on, of a scheduler whose unstable metrics are open. */
  static Rounds of(Scheduler scheduler) {
    return new Rounds(scheduler);
  }

  /** Waits until each worker has made so many rounds, or sleeps because it has nothing to do. */
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
