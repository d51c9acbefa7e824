package dev.contrail.analysis.model;

import org.jspecify.annotations.Nullable;

/** One number that a scheduler or a worker publishes. It has the same name everywhere. */
public sealed interface Metric permits SchedulerMetric, WorkerMetric, SampledMetric {

  /** Returns the name in the metrics API, in the events and, with its unit, in the reports. */
  String id();

  /** Returns the display name, in headline case. */
  String label();

  MetricKind kind();

  /**
   * Returns its position among the metrics of the same kind of thing; implemented by every enum.
   */
  int ordinal();

  /**
   * Returns the event field with the change of a cumulative metric in one period, such as {@code
   * pollRate} beside {@code pollCount}, or {@code runShare} beside {@code runTotal}; null if there
   * is none.
   */
  @Nullable String periodId();

  /** Returns the name in reports: the id, with its unit if it has one. */
  default String reportId() {
    return switch (kind()) {
      case GAUGE, COUNTER -> id();
      case DURATION, TOTAL -> id() + "Nanos";
    };
  }

  /** Returns the name without the word Count, such as {@code poll} for {@code pollCount}. */
  default String stem() {
    return id().endsWith("Count") ? id().substring(0, id().length() - "Count".length()) : id();
  }
}
