package dev.contrail.internal.scheduler;

import dev.contrail.internal.blocking.BlockingPool;
import dev.contrail.internal.jfr.EventDemand;
import dev.contrail.internal.task.RunOnceCell;
import dev.contrail.internal.task.TaskCell;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Puts tasks on queues, as {@link TaskFinder} takes them off, and notifies a sleeping worker of
 * them. Thread-safe; a method with a core is for the thread that runs the core.
 */
/*
 * task                       placed by a worker                  placed by another thread
 *
 * spawned or woken           LIFO slot; what was in the slot     injection queue
 *                            goes to the local queue
 * executed: it may block     local queue, which others can reach injection queue
 * yielded at the end of its  local queue, behind all others      injection queue
 *   poll
 * a blocking job             blocking pool                       blocking pool
 *
 * Half of a full local queue overflows into the injection queue.
 */
final class TaskPlacer {
  private final Shared shared;
  private final BlockingPool blocking;

  TaskPlacer(Shared shared, BlockingPool blocking) {
    this.shared = shared;
    this.blocking = blocking;
  }

  /**
   * Places a task that is new, or lost its queue entry while a dump held it.
   *
   * @param core the core that the calling thread runs; null if none of this scheduler's
   * @throws RejectedExecutionException if the task is a blocking job and there is no thread for it;
   *     the task is withdrawn then
   */
  void place(@Nullable Core core, TaskCell<?> task) {
    if (task instanceof RunOnceCell<?> call && call.isBlocking()) {
      placeBlocking(call);
    } else if (core == null) {
      inject(task);
    } else if (task.mayBlock()) {
      placeShared(core, task);
    } else {
      placeWoken(core, task);
    }
  }

  /** Places a task that was woken. */
  void schedule(@Nullable Core core, TaskCell<?> task) {
    if (core != null) {
      placeWoken(core, task);
    } else {
      inject(task);
    }
  }

  /** Places a task whose poll on the calling thread has just ended, behind all others. */
  void scheduleYielded(@Nullable Core core, TaskCell<?> task) {
    if (core == null) {
      inject(task);
      return;
    }
    core.scheduled(task);
    boolean isAlone = core.depth() == 0;
    pushBack(core, task);
    if (!isAlone) {
      shared.wakeUps.notifyParked(); // alone it is no more work than before the poll
    }
  }

  private void placeWoken(Core core, TaskCell<?> task) {
    core.scheduled(task);
    if (!core.isLifoEnabled) {
      pushBack(core, task);
      shared.wakeUps.notifyParked();
      return;
    }
    TaskCell<?> displaced = core.pushLifo(task);
    if (displaced != null) {
      pushBack(core, displaced);
      shared.wakeUps.notifyParked();
    } else if (core.mayTakeLong) {
      // The notified worker takes the task from the slot if the running poll does not end soon.
      shared.wakeUps.notifyParked();
    }
  }

  private void placeShared(Core core, TaskCell<?> task) {
    core.scheduled(task);
    pushBack(core, task);
    shared.wakeUps.notifyParked();
  }

  private void placeBlocking(RunOnceCell<?> job) {
    try {
      blocking.schedule(job);
    } catch (OutOfMemoryError noThread) {
      if (job.withdraw()) {
        throw new RejectedExecutionException("no thread can be made for a blocking job", noThread);
      }
    }
  }

  private void inject(TaskCell<?> task) {
    shared.totals.scheduledRemotely();
    if (shared.sampling.drawOutside()) {
      task.stampScheduled(System.nanoTime());
    } else {
      task.stampCoarse(EventDemand.coarseNanoTime());
    }
    shared.inject.push(task);
    shared.wakeUps.notifyParked();
  }

  /** Owner of the core: appends a task to the local queue without notifying a worker. */
  void pushBack(Core core, TaskCell<?> task) {
    if (core.queue.pushBackOrOverflow(task, shared.inject) > 0) {
      core.stats.overflowed();
    }
  }
}
