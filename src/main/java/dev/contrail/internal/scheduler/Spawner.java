package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.Origin;
import dev.contrail.internal.task.OwnedTasks;
import dev.contrail.internal.task.ResumableCell;
import dev.contrail.internal.task.RunOnceCell;
import dev.contrail.internal.task.TaskCell;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Task;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * The way in: makes a task of what it is given, registers it and has it queued, or refuses it.
 * Thread-safe.
 */
final class Spawner {
  private final MultiThread scheduler;
  private final OwnedTasks owned;

  /** It costs a walk of the stack per task, so somebody has to want it. */
  private final boolean recordsOrigins = Boolean.getBoolean("contrail.spawnSites");

  Spawner(MultiThread scheduler, OwnedTasks owned) {
    this.scheduler = scheduler;
    this.owned = owned;
  }

  /** Spawns a resumable task. */
  <T extends @Nullable Object> JoinHandle<T> spawn(@Nullable String name, Task<T> task) {
    Worker worker = scheduler.currentWorker();
    var cell = new ResumableCell<>(scheduler, nextTaskId(worker), label(name), task);
    admit(worker, cell);
    return cell;
  }

  /** Spawns a task of one call. */
  <T extends @Nullable Object> JoinHandle<T> spawn(@Nullable String name, Callable<T> callable) {
    Worker worker = scheduler.currentWorker();
    var cell = RunOnceCell.spawned(scheduler, nextTaskId(worker), label(name), callable);
    admit(worker, cell);
    return cell;
  }

  /** Spawns a task of one call on a blocking thread. */
  <T extends @Nullable Object> JoinHandle<T> spawnBlocking(
      @Nullable String name, Callable<T> callable) {
    Worker worker = scheduler.currentWorker();
    var cell = RunOnceCell.blocking(scheduler, nextTaskId(worker), label(name), callable);
    admit(worker, cell);
    return cell;
  }

  /** Runs a command that may block. */
  void execute(Runnable command) {
    Worker worker = scheduler.currentWorker();
    admit(worker, RunOnceCell.executed(scheduler, nextTaskId(worker), label(null), command));
  }

  /** Runs a callable when its time has come. */
  <T extends @Nullable Object> ScheduledFuture<T> schedule(Callable<T> callable, long delayNanos) {
    var job = new ScheduledJob<T>(callable, dueAfter(delayNanos));
    start(job);
    return job;
  }

  /**
   * Runs a command when its time has come.
   *
   * @param periodNanos 0 for once, else {@link ScheduledJob}'s
   */
  ScheduledFuture<?> schedule(Runnable command, long delayNanos, long periodNanos) {
    ScheduledJob<@Nullable Object> job =
        new ScheduledJob<>(command, dueAfter(delayNanos), periodNanos);
    start(job);
    return job;
  }

  private void start(ScheduledJob<?> job) {
    Worker worker = scheduler.currentWorker();
    Task<@Nullable Void> task = job;
    ResumableCell<@Nullable Void> cell =
        new ResumableCell<@Nullable Void>(scheduler, nextTaskId(worker), label(null), task);
    job.setHandle(cell);
    admit(worker, cell);
    if (job.isPeriodic() && scheduler.shutdown.hasBegun()) {
      job.cancel(false); // spawned by a live task after the shutdown had cancelled the others
    }
  }

  private static long dueAfter(long delayNanos) {
    return System.nanoTime() + Math.max(0, Math.min(delayNanos, ScheduledJob.MAX_DELAY));
  }

  private @Nullable Object label(@Nullable String name) {
    return recordsOrigins ? Origin.here(name) : name;
  }

  private static long nextTaskId(@Nullable Worker worker) {
    return worker != null ? worker.core().nextTaskId() : TaskIds.next();
  }

  private void admit(@Nullable Worker worker, TaskCell<?> cell) {
    boolean isFromLiveTask = worker != null || scheduler.isInTask();
    if (scheduler.shutdown.refuses(isFromLiveTask)) {
      throw reject();
    }
    scheduler.totals.spawned(worker);
    try {
      if (worker != null) {
        owned.insert(worker.core().index, cell);
      } else {
        owned.insertShared(cell);
      }
      cell.born(scheduler.cut().epoch());
      // Again, now that the task is counted and registered: see step 1 of Shutdown.
      if (scheduler.shutdown.refuses(isFromLiveTask) && cell.withdraw()) {
        throw reject();
      }
      enqueue(worker, cell);
    } catch (OutOfMemoryError noRoom) { // for the registry or a queue: it never was a task
      if (cell.withdraw()) {
        throw noRoom;
      }
    }
  }

  /** Queues a task where its kind belongs. */
  void enqueue(@Nullable Worker worker, TaskCell<?> cell) {
    if (cell instanceof RunOnceCell<?> call && call.isBlocking()) {
      startBlockingJob(call);
    } else if (worker == null) {
      scheduler.scheduleRemote(cell);
    } else if (cell.mayBlock()) {
      worker.scheduleShared(cell);
    } else {
      worker.schedule(cell);
    }
  }

  private void startBlockingJob(RunOnceCell<?> job) {
    try {
      scheduler.blocking.schedule(job);
    } catch (OutOfMemoryError noThread) {
      if (job.withdraw()) {
        throw new RejectedExecutionException("no thread can be made for a blocking job", noThread);
      }
    }
  }

  private RejectedExecutionException reject() {
    String why = scheduler.shutdown.isDrained() ? "has shut down" : "is shutting down";
    scheduler.rejected(why);
    return new RejectedExecutionException(
        "scheduler " + scheduler.name() + " " + why + " and takes no more tasks");
  }
}
