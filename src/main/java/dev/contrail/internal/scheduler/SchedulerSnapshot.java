package dev.contrail.internal.scheduler;

import dev.contrail.internal.blocking.BlockingPool;
import dev.contrail.internal.timer.TimerThread;
import dev.contrail.metrics.SchedulerMetrics;
import dev.contrail.metrics.UnstableSchedulerMetrics;
import dev.contrail.metrics.UnstableWorkerMetrics;
import dev.contrail.metrics.WorkerMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The metrics of a scheduler at about one instant. They are not read atomically, but no end is
 * counted without its spawn.
 */
record SchedulerSnapshot(
    long endedTasksCount,
    long spawnedTasksCount,
    int injectionQueueDepth,
    long failedTasksCount,
    long rejectedTasksCount,
    long remoteScheduleCount,
    int numTimers,
    long budgetForcedYieldCount,
    int numBlockingThreads,
    int numIdleBlockingThreads,
    int blockingQueueDepth,
    int numSpareWorkers,
    long sparePollCount,
    int sampleEvery,
    List<WorkerSnapshot> workers,
    boolean isUnstableOpen)
    implements SchedulerMetrics {

  static SchedulerSnapshot of(
      Shared shared,
      TimerThread timer,
      BlockingPool blocking,
      SpareWorkers spares,
      boolean isUnstableOpen) {
    Totals totals = shared.totals;
    long ended =
        totals
            .endedCount(); // before the spawns, so that the number of live tasks is never negative
    long spawned = totals.spawnedCount();
    List<WorkerSnapshot> workers = new ArrayList<>(shared.workerCount);
    for (int i = 0; i < shared.workerCount; i++) {
      workers.add(WorkerSnapshot.of(shared.cores[i]));
    }
    return new SchedulerSnapshot(
        ended,
        spawned,
        shared.inject.depth(),
        totals.failedCount(),
        totals.rejectedCount(),
        totals.remoteScheduleCount(),
        timer.armedCount(),
        totals.budgetForcedYieldCount(),
        blocking.threadCount(),
        blocking.idleThreadCount(),
        blocking.queueDepth(),
        spares.activeCount(),
        spares.pollCount(),
        shared.sampling.everyOpaque(),
        workers,
        isUnstableOpen);
  }

  @Override
  public int numWorkers() {
    return workers.size();
  }

  @Override
  public int numAliveTasks() {
    return (int) Math.min(Integer.MAX_VALUE, spawnedTasksCount - endedTasksCount);
  }

  @Override
  public WorkerMetrics worker(int index) {
    return workers.get(Objects.checkIndex(index, workers.size()));
  }

  @Override
  public UnstableSchedulerMetrics unstable() {
    if (!isUnstableOpen) {
      throw new IllegalStateException(
          "unstable metrics are off: build the scheduler with unstableMetrics(true), or start the"
              + " JVM with -Dcontrail.unstable=true");
    }
    return new Unstable(this);
  }

  @Override
  public String toString() {
    return "SchedulerMetrics[numWorkers="
        + numWorkers()
        + ", numAliveTasks="
        + numAliveTasks()
        + ", injectionQueueDepth="
        + injectionQueueDepth
        + "]";
  }

  /** The unstable metrics, behind their gate. */
  private record Unstable(SchedulerSnapshot values) implements UnstableSchedulerMetrics {
    @Override
    public long spawnedTasksCount() {
      return values.spawnedTasksCount;
    }

    @Override
    public long endedTasksCount() {
      return values.endedTasksCount;
    }

    @Override
    public long failedTasksCount() {
      return values.failedTasksCount;
    }

    @Override
    public long rejectedTasksCount() {
      return values.rejectedTasksCount;
    }

    @Override
    public long remoteScheduleCount() {
      return values.remoteScheduleCount;
    }

    @Override
    public int numTimers() {
      return values.numTimers;
    }

    @Override
    public long budgetForcedYieldCount() {
      return values.budgetForcedYieldCount;
    }

    @Override
    public int numBlockingThreads() {
      return values.numBlockingThreads;
    }

    @Override
    public int numIdleBlockingThreads() {
      return values.numIdleBlockingThreads;
    }

    @Override
    public int blockingQueueDepth() {
      return values.blockingQueueDepth;
    }

    @Override
    public int numSpareWorkers() {
      return values.numSpareWorkers;
    }

    @Override
    public long sparePollCount() {
      return values.sparePollCount;
    }

    @Override
    public int sampleEvery() {
      return values.sampleEvery;
    }

    @Override
    public UnstableWorkerMetrics worker(int index) {
      return values.workers.get(Objects.checkIndex(index, values.workers.size()));
    }
  }
}
