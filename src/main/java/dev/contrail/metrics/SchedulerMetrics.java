package dev.contrail.metrics;

/**
 * Totals and gauges of one scheduler at one instant. An object of this type never changes; {@code
 * Scheduler.metrics()} returns a new one, and the difference of two is the activity in between.
 * Example: {@code dev.contrail.examples.ReadingMetrics}.
 *
 * <p>The values are read one after the other while the workers run, so two values may be a few
 * polls apart; the end of a task is never counted without its spawn. Counters never decrease, with
 * one exception: see {@link UnstableSchedulerMetrics#failedTasksCount()}.
 *
 * <p>Thread-safety: immutable.
 *
 * <p>Tokio: {@code tokio::runtime::RuntimeMetrics}, which instead reads the current value at every
 * call.
 */
public interface SchedulerMetrics {

  /**
   * {@return the number of workers, fixed when the scheduler is built} Spare workers are not
   * included. Tokio's {@code num_workers}.
   */
  int numWorkers();

  /**
   * {@return the number of tasks that were spawned and have not ended yet, running, queued or
   * waiting} Commands of {@code execute}, scheduled jobs and blocking jobs count as tasks. Tokio's
   * {@code num_alive_tasks}.
   */
  int numAliveTasks();

  /**
   * {@return the number of tasks in the injection queue: tasks that were spawned or woken outside
   * the workers, or that overflowed a local queue} Tokio's {@code global_queue_depth}.
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
