package dev.contrail.analysis.model;

import org.jspecify.annotations.Nullable;

/** The metrics of one worker, in report order. */
public enum WorkerMetric implements Metric {
  TOTAL_BUSY_DURATION("totalBusyDuration", "Busy", MetricKind.TOTAL, null),
  PARK_COUNT("parkCount", "Parks", MetricKind.COUNTER, "parkRate"),
  PARK_UNPARK_COUNT("parkUnparkCount", "Parks and Unparks", MetricKind.COUNTER, null),
  NOOP_COUNT("noopCount", "Noops", MetricKind.COUNTER, "noopRate"),
  STEAL_COUNT("stealCount", "Stolen Tasks", MetricKind.COUNTER, "stealRate"),
  STEAL_OPERATIONS(
      "stealOperations", "Steal Operations", MetricKind.COUNTER, "stealOperationsRate"),
  FAILED_STEAL_OPERATIONS(
      "failedStealOperations",
      "Failed Steal Operations",
      MetricKind.COUNTER,
      "failedStealOperationsRate"),
  POLL_COUNT("pollCount", "Polls", MetricKind.COUNTER, "pollRate"),
  LOCAL_SCHEDULE_COUNT(
      "localScheduleCount", "Local Schedules", MetricKind.COUNTER, "localScheduleRate"),
  OVERFLOW_COUNT("overflowCount", "Overflows", MetricKind.COUNTER, "overflowRate"),
  LOCAL_QUEUE_DEPTH("localQueueDepth", "Local Queue Depth", MetricKind.GAUGE, null),
  MEAN_POLL_TIME("meanPollTime", "Mean Poll Time", MetricKind.DURATION, null),
  RUN_TOTAL("runTotal", "Run", MetricKind.TOTAL, "runShare"),
  SEARCH_TOTAL("searchTotal", "Search", MetricKind.TOTAL, "searchShare"),
  PARK_TOTAL("parkTotal", "Park", MetricKind.TOTAL, "parkShare"),
  DUMP_TOTAL("dumpTotal", "Dump", MetricKind.TOTAL, "dumpShare"),
  WALL_TOTAL("wallTotal", "Wall", MetricKind.TOTAL, null),
  POLL_AGE("pollAge", "Poll Age", MetricKind.DURATION, null);

  private final String id;
  private final String label;
  private final MetricKind kind;
  private final @Nullable String periodId;

  WorkerMetric(String id, String label, MetricKind kind, @Nullable String periodId) {
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
