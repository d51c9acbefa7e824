package dev.contrail.internal.scheduler;

import dev.contrail.internal.blocking.JobWatch;
import dev.contrail.internal.task.TaskCell;

/** Tells Flight Recorder of a scheduler's blocking jobs, if a recording wants to know. */
final class BlockingJobs implements JobWatch {
  private final MultiThread scheduler;

  BlockingJobs(MultiThread scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public boolean isWatching() {
    return scheduler.observers.instrumentation().isBlockingTaskWanted();
  }

  @Override
  public void run(TaskCell<?> job, long queueWait, Runnable poll) {
    scheduler
        .observers
        .instrumentation()
        .runBlockingTask(scheduler.name(), job.id(), job.name(), queueWait, poll);
  }
}
