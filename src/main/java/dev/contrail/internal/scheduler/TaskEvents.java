package dev.contrail.internal.scheduler;

import dev.contrail.internal.blocking.JobWatch;
import dev.contrail.internal.jfr.EventDemand;
import dev.contrail.internal.jfr.EventTask;
import dev.contrail.internal.jfr.Instrumentation;
import dev.contrail.internal.task.TaskCell;
import dev.contrail.internal.task.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * The events of a scheduler's single tasks and workers: one load each while no recording wants
 * them. Thread-safe.
 */
final class TaskEvents implements JobWatch {
  private final String scheduler;
  private final Observers observers;

  TaskEvents(String scheduler, Observers observers) {
    this.scheduler = scheduler;
    this.observers = observers;
  }

  /** Describes a task for events. */
  static EventTask describe(TaskCell<?> task) {
    return new EventTask(task.id(), task.name(), task.kind(), task.spawnSite());
  }

  /** The id of the task that the calling thread runs; 0 for none. */
  private static long currentTask() {
    ThreadContext here = ThreadContext.current();
    return here == null ? 0 : here.taskId();
  }

  /** Records that a task was accepted. Called by its spawner, whose stack is the spawn site. */
  void spawned(TaskCell<?> task) {
    if (EventDemand.wants(EventDemand.SPAWN)) {
      observers.instrumentation().taskSpawned(scheduler, describe(task), currentTask());
    }
  }

  /** Records the end of a task. */
  void ended(TaskCell<?> task, String outcome) {
    if (EventDemand.wants(EventDemand.END)) {
      observers.instrumentation().taskEnded(scheduler, describe(task), outcome, task.pollCount());
    }
  }

  /** Records a wake that schedules a task. */
  void woken(TaskCell<?> task) {
    if (EventDemand.wants(EventDemand.WAKE)) {
      observers.instrumentation().taskWoken(scheduler, describe(task), currentTask());
    }
  }

  /** Records that the running poll of a task has spent its budget. */
  void forcedYield(TaskCell<?> task) {
    if (EventDemand.wants(EventDemand.YIELD)) {
      observers.instrumentation().forcedYield(scheduler, describe(task));
    }
  }

  /** Records a theft of tasks between two workers. */
  void stole(int worker, int victim, int tasks) {
    if (EventDemand.wants(EventDemand.STEAL)) {
      observers.instrumentation().workerStole(scheduler, worker, victim, tasks);
    }
  }

  @Override
  public boolean isWatching() {
    return observers.instrumentation().isBlockingTaskWanted();
  }

  @Override
  public void run(TaskCell<?> job, long queueWait, Runnable poll) {
    observers.instrumentation().runBlockingTask(scheduler, job.id(), job.name(), queueWait, poll);
  }

  /** Starts the record of a park; null if no recording wants it. */
  Instrumentation.@Nullable Park startPark(int worker) {
    return EventDemand.wants(EventDemand.PARK)
        ? observers.instrumentation().startPark(scheduler, worker)
        : null;
  }
}
