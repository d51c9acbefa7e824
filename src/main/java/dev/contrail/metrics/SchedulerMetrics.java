package dev.contrail.metrics;

/**
 * Totals and gauges of one scheduler at one instant. An object of this type never changes: ask the
 * scheduler again for newer values, and subtract two of them for what happened in between. Any
 * thread may read it.
 *
 * <p>The values are read while the workers run, so two of them may be a few polls apart; each alone
 * is exact, and counters never go back. The counterpart is Tokio's {@code RuntimeMetrics}, which
 * reads anew at every call instead.
 */
public interface SchedulerMetrics {

  /** The number of workers, fixed when the scheduler is built; Tokio's {@code num_workers}. */
  int numWorkers();

  /**
   * The number of tasks that were spawned and have not ended yet, running, queued or waiting;
   * Tokio's {@code num_alive_tasks}.
   */
  int numAliveTasks();

  /**
   * The number of tasks in the injection queue: those that came from outside the workers or
   * overflowed a local queue; Tokio's {@code global_queue_depth}.
   */
  int injectionQueueDepth();

  /**
   * The metrics of one worker.
   *
   * @param index from 0 to {@link #numWorkers()} - 1
   * @throws IndexOutOfBoundsException if there is no such worker
   */
  WorkerMetrics worker(int index);

  /**
   * The metrics whose meaning may still change between releases.
   *
   * @throws IllegalStateException if the scheduler was built without them; the message names {@code
   *     SchedulerBuilder#unstableMetrics(true)} and {@code -Dcontrail.unstable=true}
   */
  UnstableSchedulerMetrics unstable();
}
