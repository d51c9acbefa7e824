package dev.contrail.analysis.model;

import org.jspecify.annotations.Nullable;

/** One metric: its first and its last sample, and what is charted of it over time. */
final class Timeline {
  private final TimeSeries series;
  private boolean isEmpty = true;
  private long firstNanos;
  private double firstValue;
  private long lastNanos;
  private double lastValue;

  Timeline(ModelRoom room) {
    this.series = new TimeSeries(room);
  }

  /** Samples come in any order: threads write events at their own pace. */
  void add(long epochNanos, double value) {
    if (isEmpty || epochNanos < firstNanos) {
      firstNanos = epochNanos;
      firstValue = value;
    }
    if (isEmpty || epochNanos >= lastNanos) {
      lastNanos = epochNanos;
      lastValue = value;
    }
    isEmpty = false;
  }

  @Nullable Sample first() {
    return isEmpty ? null : new Sample(firstNanos, firstValue);
  }

  @Nullable Sample last() {
    return isEmpty ? null : new Sample(lastNanos, lastValue);
  }

  TimeSeries series() {
    return series;
  }
}
