package dev.contrail.metrics;

import java.time.Duration;

/**
 * Counters of one worker at one instant, cumulative since the scheduler started. An object of this
 * type never changes, and any thread may read it.
 */
public interface WorkerMetrics {

  /** The index of this worker, from 0. */
  int worker();

  /**
   * The time this worker polled tasks, what lies between two polls included; not the time it looked
   * for tasks, was parked, or took part in a dump. Includes the interval still open, so it grows
   * during a long poll, where Tokio's {@code worker_total_busy_duration} stands still.
   */
  Duration totalBusyDuration();

  /** The number of times this worker parked; Tokio's {@code worker_park_count}. */
  long parkCount();

  /**
   * The number of times this worker parked or was unparked, so odd while it is parked; Tokio's
   * {@code worker_park_unpark_count}.
   */
  long parkUnparkCount();

  /** Whether this worker was parked at this instant: {@link #parkUnparkCount()} is odd. */
  default boolean isParked() {
    return (parkUnparkCount() & 1) == 1;
  }
}
