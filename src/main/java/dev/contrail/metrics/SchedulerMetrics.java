package dev.contrail.metrics;

/**
 * Totals and gauges of one scheduler at one instant. An object of this type never changes: ask the
 * scheduler again for newer values, and subtract two of them for what happened in between. Example:
 * {@code dev.contrail.examples.ReadingMetrics}.
 *
 * <p>The values are read one after the other while the workers run, so two of them may be a few
 * polls apart; no end of a task is counted without its spawn. Counters never go back, but for one:
 * see {@link UnstableSchedulerMetrics#failedTasksCount()}.
 *
 * <p>Thread-safety: immutable.
 *
 * <p>Tokio: {@code tokio::runtime::RuntimeMetrics}, which reads anew at every call instead.
 */
public interface SchedulerMetrics {

  /**
   * {@return the number of workers, fixed when the scheduler is built} Spare workers are not among
   * them. Tokio's {@code num_workers}.
   */
  int numWorkers();

  /**
   * {@return the number of tasks that were spawned and have not ended yet, running, queued or
   * waiting} Commands of {@code execute}, jobs that wait for their time and blocking jobs are
   * tasks, too. Tokio's {@code num_alive_tasks}.
   */
  int numAliveTasks();

  /**
   * {@return the number of tasks in the injection queue: those that came or were woken from outside
   * the workers, or overflowed a local queue} Tokio's {@code global_queue_depth}.
   */
  int injectionQueueDepth();

  /**
   * {@return the metrics of one worker} Tokio takes the index as an argument of each metric.
   *
   * @param index from 0 to {@link #numWorkers()} - 1
   * @throws IndexOutOfBoundsException if there is no such worker
   */
  WorkerMetrics worker(int index);

  /**
   * {@return the metrics whose meaning may still change between releases} Tokio's {@code --cfg
   * tokio_unstable}.
   *
   * @throws IllegalStateException if the scheduler was built without them; the message names {@code
   *     SchedulerBuilder#unstableMetrics(true)} and {@code -Dcontrail.unstable=true}
   */
  UnstableSchedulerMetrics unstable();
}
