package dev.contrail.analysis.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One sampled metric of one worker over the recording. Percentiles of periods cannot be merged, so
 * there is the last period, the worst one, and all of them over time.
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

  /** The period that ended at this instant; one without a sample has no percentiles. */
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

  /** Whether the recording tells anything, be it that there was no sample. */
  public boolean isRecorded() {
    return sampleEvery != null || last != null;
  }

  /** One in so many was a sample at the end, or none if 0. */
  public OptionalDouble sampleEvery() {
    return sampleEvery == null ? OptionalDouble.empty() : OptionalDouble.of(sampleEvery);
  }

  /** The number of samples in the recording. */
  public OptionalDouble sampledCount() {
    return isRecorded() ? OptionalDouble.of(sampledCount) : OptionalDouble.empty();
  }

  /** A percentile of the last period that had samples. */
  public OptionalDouble last(Percentile percentile) {
    return last == null ? OptionalDouble.empty() : OptionalDouble.of(percentile.of(last));
  }

  /** How many samples that period had. */
  public OptionalDouble lastCount() {
    return last == null ? OptionalDouble.empty() : OptionalDouble.of(last.count());
  }

  /** The p99 of the period where it was greatest. */
  public OptionalDouble worstP99() {
    return last == null ? OptionalDouble.empty() : OptionalDouble.of(worstP99);
  }

  /** The longest sample in the recording. */
  public OptionalDouble max() {
    return last == null ? OptionalDouble.empty() : OptionalDouble.of(max);
  }

  /** One percentile of each period that had samples. */
  public TimeSeries series(Percentile percentile) {
    return series.getOrDefault(percentile, new TimeSeries());
  }
}
