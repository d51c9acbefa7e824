package dev.contrail.internal.jfr;

import dev.contrail.metrics.SchedulerMetrics;
import dev.contrail.metrics.UnstableSchedulerMetrics;

/** Values of a {@link FakeScheduler}. */
record FakeMetrics(long number) implements SchedulerMetrics, UnstableSchedulerMetrics {

  @Override
  public int numWorkers() {
    return 2;
  }

  @Override
  public int numAliveTasks() {
    return (int) number;
  }

  @Override
  public int injectionQueueDepth() {
    return (int) (2 * number);
  }

  @Override
  public FakeWorkerMetrics worker(int index) {
    return new FakeWorkerMetrics(index, number);
  }

  @Override
  public UnstableSchedulerMetrics unstable() {
    return this;
  }

  @Override
  public long spawnedTasksCount() {
    return 30 * number;
  }

  @Override
  public long endedTasksCount() {
    return 29 * number;
  }

  @Override
  public long failedTasksCount() {
    return 3 * number;
  }

  @Override
  public long rejectedTasksCount() {
    return 4 * number;
  }

  @Override
  public long remoteScheduleCount() {
    return 5 * number;
  }

  @Override
  public int numTimers() {
    return (int) (6 * number);
  }

  @Override
  public long budgetForcedYieldCount() {
    return 20 * number;
  }

  @Override
  public int numBlockingThreads() {
    return (int) (21 * number);
  }

  @Override
  public int numIdleBlockingThreads() {
    return (int) (22 * number);
  }

  @Override
  public int blockingQueueDepth() {
    return (int) (23 * number);
  }

  @Override
  public int numSpareWorkers() {
    return (int) (25 * number);
  }

  @Override
  public long sparePollCount() {
    return 26 * number;
  }

  @Override
  public int sampleEvery() {
    return (int) (24 * number);
  }
}
