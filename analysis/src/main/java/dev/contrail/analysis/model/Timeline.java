package dev.contrail.analysis.model;

import org.jspecify.annotations.Nullable;

/** One metric: its first and its last sample, and what is charted of it over time. */
final class Timeline {
  private @Nullable Sample first;
  private @Nullable Sample last;
  private final TimeSeries series;

  Timeline(ModelRoom room) {
    this.series = new TimeSeries(room);
  }

  /** Samples come in any order: threads write events at their own pace. */
  void add(Sample sample) {
    if (first == null || sample.epochNanos() < first.epochNanos()) {
      first = sample;
    }
    if (last == null || sample.epochNanos() >= last.epochNanos()) {
      last = sample;
    }
  }

  @Nullable Sample first() {
    return first;
  }

  @Nullable Sample last() {
    return last;
  }

  TimeSeries series() {
    return series;
  }
}
