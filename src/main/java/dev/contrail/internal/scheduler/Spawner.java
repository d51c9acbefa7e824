package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.Origin;
import dev.contrail.internal.task.ResumableCell;
import dev.contrail.internal.task.RunOnceCell;
import dev.contrail.internal.task.Schedule;
import dev.contrail.internal.task.ScheduledJob;
import dev.contrail.internal.task.TaskCell;
import dev.contrail.internal.task.TaskIds;
import dev.contrail.internal.task.ThreadContext;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Task;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/** Creates, registers and places tasks, or rejects them. Thread-safe. */
final class Spawner {
  private final Schedule scheduler;
  private final String name;
  private final Shared shared;
  private final TaskPlacer placer;
  private final Observers observers;

  /** Whether tasks keep their spawn sites; off by default, since each costs a walk of the stack. */
  private final boolean recordsOrigins = Boolean.getBoolean("contrail.spawnSites");

  /**
   * A spawner for one scheduler.
   *
   * @param name the scheduler's name, for rejections
   */
  Spawner(Schedule scheduler, String name, Shared shared, TaskPlacer placer, Observers observers) {
    this.scheduler = scheduler;
    this.name = name;
    this.shared = shared;
    this.placer = placer;
    this.observers = observers;
  }

  /** Spawns a resumable task. */
  <T extends @Nullable Object> JoinHandle<T> spawn(@Nullable String name, Task<T> task) {
    Core core = WorkerContext.currentCore(scheduler);
    var cell = new ResumableCell<>(scheduler, nextTaskId(core), label(name), task);
    admit(core, cell);
    return cell;
  }

  /** Spawns a task of one call. */
  <T extends @Nullable Object> JoinHandle<T> spawn(@Nullable String name, Callable<T> callable) {
    Core core = WorkerContext.currentCore(scheduler);
    var cell = RunOnceCell.spawned(scheduler, nextTaskId(core), label(name), callable);
    admit(core, cell);
    return cell;
  }

  /** Spawns a task of one call on a blocking thread. */
  <T extends @Nullable Object> JoinHandle<T> spawnBlocking(
      @Nullable String name, Callable<T> callable) {
    Core core = WorkerContext.currentCore(scheduler);
    var cell = RunOnceCell.blocking(scheduler, nextTaskId(core), label(name), callable);
    admit(core, cell);
    return cell;
  }

  /** Runs a command that may block. */
  void execute(Runnable command) {
    Core core = WorkerContext.currentCore(scheduler);
    admit(core, RunOnceCell.executed(scheduler, nextTaskId(core), label(null), command));
  }

  /** Runs a callable after a delay in nanoseconds. */
  <T extends @Nullable Object> ScheduledFuture<T> schedule(Callable<T> callable, long delayNanos) {
    var job = new ScheduledJob<T>(callable, dueAfter(delayNanos));
    start(job);
    return job;
  }

  /**
   * Runs a command after a delay in nanoseconds.
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
    Core core = WorkerContext.currentCore(scheduler);
    Task<@Nullable Void> task = job;
    ResumableCell<@Nullable Void> cell =
        new ResumableCell<@Nullable Void>(scheduler, nextTaskId(core), label(null), task);
    job.setHandle(cell);
    admit(core, cell);
    if (job.isPeriodic() && shared.shutdown.hasBegun()) {
      job.cancel(
          false); // spawned by a live task after the shutdown had cancelled the periodic jobs
    }
  }

  private static long dueAfter(long delayNanos) {
    return System.nanoTime() + Math.max(0, Math.min(delayNanos, ScheduledJob.MAX_DELAY));
  }

  private @Nullable Object label(@Nullable String name) {
    return recordsOrigins ? Origin.here(name) : name;
  }

  private static long nextTaskId(@Nullable Core core) {
    return core != null ? core.nextTaskId() : TaskIds.next();
  }

  private void admit(@Nullable Core core, TaskCell<?> cell) {
    boolean isFromLiveTask = core != null || ThreadContext.isIn(scheduler);
    if (shared.shutdown.refuses(isFromLiveTask)) {
      throw reject();
    }
    shared.totals.spawned(core != null ? core.stats : null);
    try {
      if (core != null) {
        shared.owned.insert(core.index, cell);
      } else {
        shared.owned.insertShared(cell);
      }
      cell.born(shared.cut().epoch());
      // Again, now that the task is counted and registered: see step 1 of Shutdown.
      if (shared.shutdown.refuses(isFromLiveTask) && cell.withdraw()) {
        throw reject();
      }
      shared.events.spawned(cell);
      placer.place(core, cell);
    } catch (
        OutOfMemoryError
            noRoom) { // no room in the registry or a queue: the task was never accepted
      if (cell.withdraw()) {
        throw noRoom;
      }
    }
  }

  private RejectedExecutionException reject() {
    String why = shared.shutdown.isDrained() ? "has shut down" : "is shutting down";
    shared.totals.rejected();
    observers.instrumentation().taskRejected(name, why);
    return new RejectedExecutionException(
        "scheduler " + name + " " + why + " and takes no more tasks");
  }
}
