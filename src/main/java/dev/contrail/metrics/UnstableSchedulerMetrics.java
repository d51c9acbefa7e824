package dev.contrail.metrics;

/**
 * Totals and gauges of one scheduler whose meaning may still change between releases. Counters are
 * cumulative since the scheduler started. An object of this type never changes, and any thread may
 * read it.
 */
public interface UnstableSchedulerMetrics {

  /** The number of tasks spawned, from anywhere; Tokio's {@code spawned_tasks_count}. */
  long spawnedTasksCount();

  /**
   * The number of tasks that ended: completed, failed or cancelled. Tasks spawned and not ended are
   * {@link SchedulerMetrics#numAliveTasks() alive}. No counterpart in Tokio.
   */
  long endedTasksCount();

  /** The number of tasks that ended by an exception of their own. No counterpart in Tokio. */
  long failedTasksCount();

  /** The number of tasks refused because the scheduler shuts down. No counterpart in Tokio. */
  long rejectedTasksCount();

  /**
   * The number of times a task was scheduled by a thread that is no worker of this scheduler;
   * Tokio's {@code remote_schedule_count}.
   */
  long remoteScheduleCount();

  /** The number of timers that have neither fired nor been cancelled. No counterpart in Tokio. */
  int numTimers();

  /**
   * The unstable metrics of one worker.
   *
   * @param index from 0 to {@link SchedulerMetrics#numWorkers()} - 1
   * @throws IndexOutOfBoundsException if there is no such worker
   */
  UnstableWorkerMetrics worker(int index);

  /** The number of polls cut short because their budget was spent; Tokio's name is the same. */
  long budgetForcedYieldCount();

  /** The number of threads for blocking jobs; Tokio's {@code num_blocking_threads}. */
  int numBlockingThreads();

  /** The number of those with no job; Tokio's {@code num_idle_blocking_threads}. */
  int numIdleBlockingThreads();

  /** The number of blocking jobs that wait for a thread; Tokio's {@code blocking_queue_depth}. */
  int blockingQueueDepth();

  /** The number of spare workers that have stepped in for stuck ones. No counterpart in Tokio. */
  int numSpareWorkers();

  /**
   * The number of polls by spare workers, which are in no worker's {@link
   * UnstableWorkerMetrics#pollCount()}. No counterpart in Tokio.
   */
  long sparePollCount();

  /** One poll in so many is timed for the histograms; 0 if none is. */
  int sampleEvery();
}
