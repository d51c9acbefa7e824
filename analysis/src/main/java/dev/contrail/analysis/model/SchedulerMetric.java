package dev.contrail.analysis.model;

import org.jspecify.annotations.Nullable;

/** The metrics of a whole scheduler, in report order. */
public enum SchedulerMetric implements Metric {
  NUM_WORKERS("numWorkers", "Workers", MetricKind.GAUGE, null),
  NUM_ALIVE_TASKS("numAliveTasks", "Alive Tasks", MetricKind.GAUGE, null),
  INJECTION_QUEUE_DEPTH("injectionQueueDepth", "Injection Queue Depth", MetricKind.GAUGE, null),
  SPAWNED_TASKS_COUNT("spawnedTasksCount", "Spawned Tasks", MetricKind.COUNTER, "spawnedTasksRate"),
  ENDED_TASKS_COUNT("endedTasksCount", "Ended Tasks", MetricKind.COUNTER, "endedTasksRate"),
  FAILED_TASKS_COUNT("failedTasksCount", "Failed Tasks", MetricKind.COUNTER, "failedTasksRate"),
  REJECTED_TASKS_COUNT(
      "rejectedTasksCount", "Rejected Tasks", MetricKind.COUNTER, "rejectedTasksRate"),
  REMOTE_SCHEDULE_COUNT(
      "remoteScheduleCount", "Remote Schedules", MetricKind.COUNTER, "remoteScheduleRate"),
  BUDGET_FORCED_YIELD_COUNT(
      "budgetForcedYieldCount",
      "Budget Forced Yields",
      MetricKind.COUNTER,
      "budgetForcedYieldRate"),
  NUM_TIMERS("numTimers", "Timers", MetricKind.GAUGE, null),
  NUM_BLOCKING_THREADS("numBlockingThreads", "Blocking Threads", MetricKind.GAUGE, null),
  NUM_IDLE_BLOCKING_THREADS(
      "numIdleBlockingThreads", "Idle Blocking Threads", MetricKind.GAUGE, null),
  BLOCKING_QUEUE_DEPTH("blockingQueueDepth", "Blocking Queue Depth", MetricKind.GAUGE, null),
  NUM_SPARE_WORKERS("numSpareWorkers", "Spare Workers", MetricKind.GAUGE, null),
  SPARE_POLL_COUNT("sparePollCount", "Spare Polls", MetricKind.COUNTER, "sparePollRate");

  private final String id;
  private final String label;
  private final MetricKind kind;
  private final @Nullable String periodId;

  SchedulerMetric(String id, String label, MetricKind kind, @Nullable String periodId) {
    this.id = id;
    this.label = label;
    this.kind = kind;
    this.periodId = periodId;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public MetricKind kind() {
    return kind;
  }

  @Override
  public @Nullable String periodId() {
    return periodId;
  }
}
