package dev.contrail.internal.blocking;

import dev.contrail.internal.task.TaskCell;

/** Sees the jobs of a blocking pool run, if somebody wants to know. Thread-safe. */
public interface JobWatch {

  /** Whether a job that is queued now is to be run by {@link #run}. */
  boolean isWatching();

  /**
   * Runs a job on the calling thread.
   *
   * @param queueWait how long it waited for the thread, in nanoseconds
   * @param poll what there is to run
   */
  void run(TaskCell<?> job, long queueWait, Runnable poll);
}
