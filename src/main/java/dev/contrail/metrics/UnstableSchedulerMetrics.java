package dev.contrail.metrics;

/**
 * Totals and gauges of one scheduler whose meaning may still change between releases. Counters are
 * cumulative since the scheduler started.
 *
 * <p>Thread-safety: immutable.
 *
 * <p>Tokio: the methods of {@code tokio::runtime::RuntimeMetrics} that {@code tokio_unstable}
 * opens.
 */
public interface UnstableSchedulerMetrics {

  /** {@return the number of tasks spawned, from anywhere} Tokio's {@code spawned_tasks_count}. */
  long spawnedTasksCount();

  /**
   * {@return the number of tasks that ended: completed, failed, cancelled or returned by {@code
   * shutdownNow}} Tasks that were spawned and have not ended are {@link
   * SchedulerMetrics#numAliveTasks() alive}. No counterpart in Tokio.
   */
  long endedTasksCount();

  /**
   * {@return the number of tasks that ended by an exception of their own} It decreases by one if a
   * task turns out to have been aborted before it threw. No counterpart in Tokio.
   */
  long failedTasksCount();

  /**
   * {@return the number of tasks refused because the scheduler shuts down} No counterpart in Tokio.
   */
  long rejectedTasksCount();

  /**
   * {@return the number of times a task was scheduled by a thread that is not a worker of this
   * scheduler} Tokio's {@code remote_schedule_count}.
   */
  long remoteScheduleCount();

  /**
   * {@return the number of timers that have neither fired nor been cancelled} No counterpart in
   * Tokio.
   */
  int numTimers();

  /**
   * {@return the unstable metrics of one worker}
   *
   * @param index from 0 to {@link SchedulerMetrics#numWorkers()} - 1
   * @throws IndexOutOfBoundsException if there is no such worker
   */
  UnstableWorkerMetrics worker(int index);

  /**
   * {@return the number of polls cut short because their budget was spent} Tokio's {@code
   * budget_forced_yield_count}.
   */
  long budgetForcedYieldCount();

  /**
   * {@return the number of threads for blocking jobs, idle ones included} Threads that {@code
   * blockInPlace} uses are not included. Tokio's {@code num_blocking_threads}.
   */
  int numBlockingThreads();

  /**
   * {@return the number of threads for blocking jobs that have no job} Tokio's {@code
   * num_idle_blocking_threads}.
   */
  int numIdleBlockingThreads();

  /**
   * {@return the number of blocking jobs that wait for a thread} Tokio's {@code
   * blocking_queue_depth}.
   */
  int blockingQueueDepth();

  /**
   * {@return the number of spare workers that have stepped in for stuck ones} No counterpart in
   * Tokio.
   */
  int numSpareWorkers();

  /**
   * {@return the number of polls by spare workers, which are in no worker's {@link
   * UnstableWorkerMetrics#pollCount()}} No counterpart in Tokio.
   */
  long sparePollCount();

  /**
   * {@return the number of polls of which one is timed for the histograms; 0 if none is} Tokio's
   * {@code poll_time_histogram_enabled}.
   */
  int sampleEvery();
}
