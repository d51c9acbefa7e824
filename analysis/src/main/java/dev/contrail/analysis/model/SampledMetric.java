package dev.contrail.analysis.model;

import org.jspecify.annotations.Nullable;

/** The durations of which each worker samples some, in report order. */
public enum SampledMetric implements Metric {
  POLL_TIME("pollTime", "Poll Time"),
  SCHEDULE_LATENCY("scheduleLatency", "Schedule Latency");

  private final String id;
  private final String label;

  SampledMetric(String id, String label) {
    this.id = id;
    this.label = label;
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
    return MetricKind.DURATION;
  }

  @Override
  public @Nullable String periodId() {
    return null;
  }
}
