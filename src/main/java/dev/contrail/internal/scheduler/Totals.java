package dev.contrail.internal.scheduler;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a whole scheduler. Workers count their part in their own {@link WorkerStats};
 * events on other threads are rare enough for shared adders. Thread-safe.
 */
final class Totals {
  private final Core[] cores;
  private final LongAdder spawnedOutside = new LongAdder();
  private final LongAdder endedOutside = new LongAdder();
  private final LongAdder remoteSchedules = new LongAdder();
  private final LongAdder forcedYields = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder rejected = new LongAdder();

  Totals(Core[] cores) {
    this.cores = cores;
  }

  /** Counts a spawn; null if no worker of the scheduler made it. */
  void spawned(@Nullable WorkerStats worker) {
    if (worker != null) {
      worker.spawned();
    } else {
      spawnedOutside.increment();
    }
  }

  /** Counts an end; null if it was on no worker of the scheduler. */
  void ended(@Nullable WorkerStats worker) {
    if (worker != null) {
      worker.ended();
    } else {
      endedOutside.increment();
    }
  }

  void scheduledRemotely() {
    remoteSchedules.increment();
  }

  void forcedYield() {
    forcedYields.increment();
  }

  void failed(int more) {
    failed.add(more);
  }

  void rejected() {
    rejected.increment();
  }

  long spawnedCount() {
    long spawned = spawnedOutside.sum();
    for (Core core : cores) {
      spawned += core.stats.spawnedCount();
    }
    return spawned;
  }

  long endedCount() {
    long ended = endedOutside.sum();
    for (Core core : cores) {
      ended += core.stats.endedCount();
    }
    return ended;
  }

  long remoteScheduleCount() {
    return remoteSchedules.sum();
  }

  long budgetForcedYieldCount() {
    return forcedYields.sum();
  }

  long failedCount() {
    return failed.sum();
  }

  long rejectedCount() {
    return rejected.sum();
  }

  /**
   * Returns whether there was an instant with no live task. Ends are read before spawns, and no end
   * is counted before its spawn; so if the sums are equal, nothing happened between the two reads.
   */
  boolean areAllEnded() {
    return areAllEnded(endedCount());
  }

  /**
   * Returns whether no more tasks were spawned than a number that was read as the ended ones
   * before.
   */
  boolean areAllEnded(long ended) {
    return ended == spawnedCount();
  }
}
