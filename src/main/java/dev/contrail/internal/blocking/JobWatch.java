package dev.contrail.internal.blocking;

import dev.contrail.internal.task.TaskCell;

/** Watches the jobs of a blocking pool, if a recording wants them. Thread-safe. */
public interface JobWatch {

  /** Returns whether a job that is queued now is to be run by {@link #run}. */
  boolean isWatching();

  /**
   * Runs a job on the calling thread.
   *
   * @param queueWait time it waited for the thread, in nanoseconds
   * @param poll runs the job
   */
  void run(TaskCell<?> job, long queueWait, Runnable poll);
}
