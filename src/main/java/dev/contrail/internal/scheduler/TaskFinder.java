package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.TaskCell;
import org.jspecify.annotations.Nullable;

/** How a worker finds its next task: its own, those outside, those of others. For its thread. */
abstract class TaskFinder {
  /** Some 10 to 40 µs: a poll that takes longer is worth taking its successor away from it. */
  private static final int STUCK_SPINS = 500;

  final MultiThread scheduler;
  final Core core;
  final WorkerStats stats;

  /** What a spare does when it finds nothing to run, in place of going to sleep. */
  final @Nullable Runnable retirement;

  TaskFinder(MultiThread scheduler, Core core, @Nullable Runnable retirement) {
    this.scheduler = scheduler;
    this.core = core;
    this.stats = core.stats;
    this.retirement = retirement;
  }

  /** What this worker has, or has a part of. */
  final @Nullable TaskCell<?> nextTask() {
    if (core.isInjectShareDue()) {
      core.setInjectShare(injectShare());
    }
    if (core.isInjectTurn()) {
      TaskCell<?> injected = scheduler.inject.popInto(core.queue, 1, core.nextShard());
      if (injected != null) {
        return injected;
      }
      core.setInjectShare(0);
    }
    TaskCell<?> next = core.takeLifo();
    if (next != null) {
      return next;
    }
    TaskCell<?> queued = core.queue.pop();
    return queued != null ? queued : takeInjected();
  }

  /**
   * Which part of the ticks goes to what waits outside: in proportion to the backlog, so that a
   * wait outside is about one round of all that is queued, however much that is; but at least one
   * an interval. Each such task runs at once: in a full queue of our own it would push others out.
   */
  private double injectShare() {
    if (scheduler.inject.isEmpty()) {
      return 0;
    }
    double outside = (double) scheduler.inject.depth() / scheduler.workerCount();
    return Math.max(1.0 / core.injectInterval(), outside / (core.depth() + outside));
  }

  /** With nothing of its own to do, a worker takes its part of what waits outside. */
  private @Nullable TaskCell<?> takeInjected() {
    if (scheduler.inject.isEmpty()) {
      return null;
    }
    int share = isAlone() ? 1 : scheduler.inject.depth() / scheduler.workerCount() + 1;
    int room = Math.min(core.queue.remaining(), core.queue.capacity() / 2);
    TaskCell<?> first =
        scheduler.inject.popInto(core.queue, Math.min(share, room + 1), core.nextShard());
    if (!core.isSearching && !core.queue.isEmpty()) {
      scheduler.wakeUps.notifyParked(); // on their way here, they were in no queue for a moment
    }
    return first;
  }

  /** Nobody takes a part: what waits outside stays there, first in first out. */
  private boolean isAlone() {
    return scheduler.coreCount() == 1;
  }

  /** Looks at the other workers, in turn from a random one, and then outside. */
  final @Nullable TaskCell<?> search() {
    if (!core.isSearching && retirement == null) {
      core.isSearching = scheduler.idle.transitionToSearching();
      if (!core.isSearching) {
        return null; // enough others do
      }
    }
    int cores = scheduler.coreCount();
    int start = core.nextRandom(cores);
    for (int i = 0; i < cores; i++) {
      int victim = start + i < cores ? start + i : start + i - cores;
      if (victim != core.index) {
        TaskCell<?> stolen = scheduler.core(victim).queue.stealInto(core.queue);
        if (stolen != null) {
          stats.stole(core.queue.stolenCount());
          return stolen;
        }
      }
    }
    stats.stoleNothing();
    TaskCell<?> injected = takeInjected();
    return injected != null ? injected : stealLifo();
  }

  /** The last resort: what waits in a slot behind a poll that goes on and on. */
  private @Nullable TaskCell<?> stealLifo() {
    for (int i = 0; i < scheduler.coreCount(); i++) {
      Core victim = scheduler.core(i);
      long sequence = victim.stats.pollSequence();
      if (victim != core && victim.hasLifo() && isStuck(victim, sequence)) {
        TaskCell<?> stolen = victim.takeLifo();
        if (stolen != null) {
          stats.stole(1);
          return stolen;
        }
      }
    }
    return null;
  }

  private static boolean isStuck(Core victim, long sequence) {
    for (int i = 0; i < STUCK_SPINS && victim.stats.pollSequence() == sequence; i++) {
      Thread.onSpinWait();
    }
    return victim.stats.pollSequence() == sequence;
  }

  /** It has found something: another may look for more. */
  final void stopSearching() {
    if (core.isSearching) {
      core.isSearching = false;
      if (scheduler.idle.transitionFromSearching()) {
        scheduler.wakeUps.notifyOfMore();
      }
    }
  }
}
