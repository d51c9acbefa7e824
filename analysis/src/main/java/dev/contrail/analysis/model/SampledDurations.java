package dev.contrail.analysis.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One sampled metric of one worker over the recording. Percentiles of several periods cannot be
 * merged, so this has the last period, the worst one, and the series of all periods.
 */
public final class SampledDurations {
  private static final Percentile[] PERCENTILES = Percentile.values();

  private final Map<Percentile, TimeSeries> series = new EnumMap<>(Percentile.class);

  private final ModelRoom room;
  private double sampledCount;
  private double worstP99;
  private double max;
  private @Nullable Percentiles last;
  private long lastEpochNanos = Long.MIN_VALUE;
  private @Nullable Double sampleEvery;
  private long sampleEveryEpochNanos = Long.MIN_VALUE;

  SampledDurations(ModelRoom room) {
    this.room = room;
  }

  /**
   * Adds the period that ended at this instant; a period without samples has no percentiles and is
   * ignored.
   */
  void period(long epochNanos, Percentiles period) {
    if (!(period.count() > 0)) {
      return;
    }
    sampledCount += period.count();
    worstP99 = Math.max(worstP99, period.p99());
    max = Math.max(max, period.max());
    for (Percentile percentile : PERCENTILES) {
      TimeSeries known = series.get(percentile);
      if (known == null) {
        known = new TimeSeries(room);
        series.put(percentile, known);
      }
      known.add(epochNanos, percentile.of(period));
    }
    if (epochNanos >= lastEpochNanos) {
      lastEpochNanos = epochNanos;
      last = period;
    }
  }

  void sampleEvery(long epochNanos, double every) {
    if (epochNanos >= sampleEveryEpochNanos) {
      sampleEveryEpochNanos = epochNanos;
      sampleEvery = every;
    }
  }

  /**
   * Returns whether the recording has anything on this metric, even if only that there was no
   * sample.
   */
  public boolean isRecorded() {
    return sampleEvery != null || last != null;
  }

  /** Returns the sampling interval at the end: one in this many is a sample, or none if 0. */
  public OptionalDouble sampleEvery() {
    return sampleEvery == null ? OptionalDouble.empty() : OptionalDouble.of(sampleEvery);
  }

  /** Returns the number of samples in the recording. */
  public OptionalDouble sampledCount() {
    return isRecorded() ? OptionalDouble.of(sampledCount) : OptionalDouble.empty();
  }

  /** Returns a percentile of the last period that had samples. */
  public OptionalDouble last(Percentile percentile) {
    return last == null ? OptionalDouble.empty() : OptionalDouble.of(percentile.of(last));
  }

  /** Returns the number of samples in the last period that had any. */
  public OptionalDouble lastCount() {
    return last == null ? OptionalDouble.empty() : OptionalDouble.of(last.count());
  }

  /** Returns the greatest p99 of a period. */
  public OptionalDouble worstP99() {
    return last == null ? OptionalDouble.empty() : OptionalDouble.of(worstP99);
  }

  /** Returns the longest sample in the recording. */
  public OptionalDouble max() {
    return last == null ? OptionalDouble.empty() : OptionalDouble.of(max);
  }

  /** Returns the series of one percentile, with a value for each period that had samples. */
  public TimeSeries series(Percentile percentile) {
    return series.getOrDefault(percentile, new TimeSeries());
  }
}
