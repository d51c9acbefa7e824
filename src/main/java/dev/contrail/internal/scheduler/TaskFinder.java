package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.TaskCell;
import org.jspecify.annotations.Nullable;

/**
 * Finds the next task of a worker: in its own queues, outside, in the queues of other workers. Used
 * by the thread that runs the worker only.
 */
final class TaskFinder {
  /** Spins to watch a busy worker before stealing from its LIFO slot: about 10 to 40 µs. */
  private static final int STUCK_SPINS = 500;

  private final Shared shared;
  private final Core core;
  private final WorkerStats stats;
  private final boolean isSpare;

  /**
   * A finder for one core.
   *
   * @param isSpare whether the worker is a spare one, which does not count as searching
   */
  TaskFinder(Shared shared, Core core, boolean isSpare) {
    this.shared = shared;
    this.core = core;
    this.stats = core.stats;
    this.isSpare = isSpare;
  }

  /**
   * Returns the next task from the worker's own sources: its share of the injection queue, the LIFO
   * slot, the local queue; null if there is none.
   */
  @Nullable TaskCell<?> next() {
    InjectShare share = core.injectShare;
    if (share.endInterval()) {
      share.setBacklog((double) shared.inject.depth() / shared.workerCount, core.depth());
    }
    if (share.takeTurn()) {
      // One task, to be polled at once: in a full local queue more would push others out.
      TaskCell<?> injected = shared.inject.popInto(core.queue, 1, share.nextShard());
      if (injected != null) {
        return injected;
      }
      share.stop();
    }
    TaskCell<?> next = core.takeLifo();
    if (next != null) {
      return next;
    }
    TaskCell<?> queued = core.queue.pop();
    return queued != null ? queued : takeInjected();
  }

  /** Takes the worker's part of the injection queue; for a worker with nothing of its own to do. */
  private @Nullable TaskCell<?> takeInjected() {
    if (shared.inject.isEmpty()) {
      return null;
    }
    int part = isAlone() ? 1 : shared.inject.depth() / shared.workerCount + 1;
    int room = Math.min(core.queue.remaining(), core.queue.capacity() / 2);
    TaskCell<?> first =
        shared.inject.popInto(core.queue, Math.min(part, room + 1), core.injectShare.nextShard());
    if (!core.isSearching && !core.queue.isEmpty()) {
      shared.wakeUps.notifyParked(); // on their way here, they were in no queue for a moment
    }
    return first;
  }

  /** Whether no other worker can steal, so that tasks stay outside, first in first out. */
  private boolean isAlone() {
    return shared.cores.length == 1;
  }

  /**
   * Looks at the other workers, in turn from a random one, then outside, then in LIFO slots.
   *
   * @return null if nothing was found, or enough other workers search
   */
  @Nullable TaskCell<?> search() {
    if (!core.isSearching && !isSpare) {
      core.isSearching = shared.idle.transitionToSearching();
      if (!core.isSearching) {
        return null;
      }
    }
    int cores = shared.cores.length;
    int start = core.nextRandom(cores);
    for (int i = 0; i < cores; i++) {
      int victim = start + i < cores ? start + i : start + i - cores;
      if (victim != core.index) {
        TaskCell<?> stolen = shared.cores[victim].queue.stealInto(core.queue);
        if (stolen != null) {
          stole(victim, core.queue.stolenCount());
          return stolen;
        }
      }
    }
    stats.stoleNothing();
    TaskCell<?> injected = takeInjected();
    return injected != null ? injected : stealLifo();
  }

  /** Takes a task from the LIFO slot of a worker whose poll goes on and on: the last resort. */
  private @Nullable TaskCell<?> stealLifo() {
    for (Core victim : shared.cores) {
      long sequence = victim.stats.pollSequence();
      if (victim != core && victim.hasLifo() && staysInPoll(victim, sequence)) {
        TaskCell<?> stolen = victim.takeLifo();
        if (stolen != null) {
          stole(victim.index, 1);
          return stolen;
        }
      }
    }
    return null;
  }

  private void stole(int victim, int tasks) {
    stats.stole(tasks);
    shared.events.stole(core.index, victim, tasks);
  }

  /** Watches a worker for a while; returns whether it stays in the poll. */
  private static boolean staysInPoll(Core victim, long sequence) {
    for (int i = 0; i < STUCK_SPINS && victim.stats.pollSequence() == sequence; i++) {
      Thread.onSpinWait();
    }
    return victim.stats.pollSequence() == sequence;
  }

  /** The worker has found a task: it no longer searches, and another worker may. */
  void stopSearching() {
    if (core.isSearching) {
      core.isSearching = false;
      if (shared.idle.transitionFromSearching()) {
        shared.wakeUps.notifyOfMore();
      }
    }
  }
}
