package dev.contrail.internal.scheduler;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts of the whole scheduler. Workers count their part in their own {@link WorkerStats}; what
 * other threads do is rare enough for shared adders.
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
   * Whether there was a moment with no task alive. Ends are read before spawns, and no end is
   * counted before its spawn; so if the sums are equal, nothing happened between the two reads.
   */
  boolean areAllEnded() {
    return areAllEnded(endedCount());
  }

  /** Whether no more tasks than these were spawned. */
  boolean areAllEnded(long ended) {
    return ended == spawnedCount();
  }
}
