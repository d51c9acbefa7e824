package dev.contrail.internal.scheduler;

import dev.contrail.internal.blocking.JobWatch;
import dev.contrail.internal.task.TaskCell;

/** Records the blocking jobs of a scheduler, if a recording wants them. Thread-safe. */
final class BlockingJobs implements JobWatch {
  private final String scheduler;
  private final Observers observers;

  BlockingJobs(String scheduler, Observers observers) {
    this.scheduler = scheduler;
    this.observers = observers;
  }

  @Override
  public boolean isWatching() {
    return observers.instrumentation().isBlockingTaskWanted();
  }

  @Override
  public void run(TaskCell<?> job, long queueWait, Runnable poll) {
    observers.instrumentation().runBlockingTask(scheduler, job.id(), job.name(), queueWait, poll);
  }
}
