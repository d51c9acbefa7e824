package dev.contrail.metrics;

import java.time.Duration;

/**
 * Counters of one worker at one instant, cumulative since the scheduler started.
 *
 * <p>Thread-safety: immutable.
 *
 * <p>Tokio: the stable methods {@code worker_*} of {@code tokio::runtime::RuntimeMetrics}.
 */
public interface WorkerMetrics {

  /** {@return the index of this worker, from 0} */
  int worker();

  /**
   * {@return the time this worker ran tasks: not parked, not searching for work, not at the
   * rendezvous of a dump} The current poll is included, so the value grows during a long poll;
   * Tokio's {@code worker_total_busy_duration} does not.
   */
  Duration totalBusyDuration();

  /** {@return the number of times this worker parked} Tokio's {@code worker_park_count}. */
  long parkCount();

  /**
   * {@return the number of times this worker parked or was unparked, which is odd while it is
   * parked} Tokio's {@code worker_park_unpark_count}.
   */
  long parkUnparkCount();

  /**
   * {@return whether this worker was parked at this instant} {@link #parkUnparkCount()} is odd
   * then.
   */
  default boolean isParked() {
    return (parkUnparkCount() & 1) == 1;
  }
}
