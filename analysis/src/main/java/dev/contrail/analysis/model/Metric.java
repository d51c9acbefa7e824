package dev.contrail.analysis.model;

import org.jspecify.annotations.Nullable;

/** One number that a scheduler or a worker publishes, by the one name it has everywhere. */
public sealed interface Metric permits SchedulerMetric, WorkerMetric, SampledMetric {

  /** The name in the metrics API, the events and, with its unit, the reports. */
  String id();

  /** The name people read, in headline case. */
  String label();

  MetricKind kind();

  /** Its place among those of the same kind of thing, as every enum has it. */
  int ordinal();

  /**
   * The event field that says how a cumulative metric moved in one period, such as {@code pollRate}
   * beside {@code pollCount} or {@code runShare} beside {@code runTotal}; null if there is none.
   */
  @Nullable String periodId();

  /** The name in reports: the id, with its unit where it has one. */
  default String reportId() {
    return switch (kind()) {
      case GAUGE, COUNTER -> id();
      case DURATION, TOTAL -> id() + "Nanos";
    };
  }

  /** What was counted, without the word Count: {@code poll} for {@code pollCount}. */
  default String stem() {
    return id().endsWith("Count") ? id().substring(0, id().length() - "Count".length()) : id();
  }
}
