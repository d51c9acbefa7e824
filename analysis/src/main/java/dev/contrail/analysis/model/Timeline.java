package dev.contrail.analysis.model;

import org.jspecify.annotations.Nullable;

/** The samples of one metric: the first, the last, and the series that is charted. */
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

  /** Adds a sample. Samples come in any order, since threads write events at their own pace. */
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
