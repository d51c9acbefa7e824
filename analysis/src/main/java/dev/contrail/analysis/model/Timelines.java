package dev.contrail.analysis.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one scheduler or one worker over the recorded span. The span reaches from the
 * first sample to the last. If the recording has a start of the scheduler before the last sample,
 * it reaches from the last such start, at which all counters were zero.
 *
 * @param <M> the type of the metrics
 */
public final class Timelines<M extends Metric> {
  private @Nullable Timeline[] timelines = new Timeline[0];
  private final ModelRoom room;
  private NavigableSet<Long> starts = Collections.emptyNavigableSet();

  Timelines(ModelRoom room) {
    this.room = room;
  }

  void sample(M metric, long epochNanos, double value) {
    Timeline timeline = timeline(metric);
    timeline.add(epochNanos, value);
    if (metric.kind() == MetricKind.GAUGE || metric.kind() == MetricKind.DURATION) {
      timeline.series().add(epochNanos, value);
    }
  }

  /** Adds the rate or share of a cumulative metric in the period that ended at this instant. */
  void period(M metric, long epochNanos, double value) {
    timeline(metric).series().add(epochNanos, value);
  }

  /**
   * Sets the starts of the scheduler. It may be started again under its name, and all its counters
   * are zero at each start.
   */
  void startedAt(NavigableSet<Long> epochNanos) {
    starts = epochNanos;
  }

  private Timeline timeline(M metric) {
    Timeline known = find(metric);
    return known == null ? added(metric) : known;
  }

  private @Nullable Timeline find(Metric metric) {
    int at = metric.ordinal();
    return at < timelines.length ? timelines[at] : null;
  }

  private Timeline added(Metric metric) {
    int at = metric.ordinal();
    if (at >= timelines.length) {
      timelines = Arrays.copyOf(timelines, at + 1);
    }
    Timeline added = new Timeline(room);
    timelines[at] = added;
    return added;
  }

  private @Nullable Sample lastSample(M metric) {
    Timeline timeline = find(metric);
    return timeline == null ? null : timeline.last();
  }

  /** Returns the sample from which {@link #increase} counts; null if the recording has only one. */
  private @Nullable Sample base(M metric) {
    Timeline timeline = find(metric);
    Sample last = lastSample(metric);
    if (timeline == null || last == null) {
      return null;
    }
    Long started = starts.lower(last.epochNanos());
    if (started != null) {
      return new Sample(started, 0);
    }
    Sample first = timeline.first();
    return first == null || first.epochNanos() == last.epochNanos() ? null : first;
  }

  public boolean has(M metric) {
    return lastSample(metric) != null;
  }

  /** Returns the newest value. */
  public OptionalDouble last(M metric) {
    Sample last = lastSample(metric);
    return last == null ? OptionalDouble.empty() : OptionalDouble.of(last.value());
  }

  /** Returns the increase of a cumulative metric over the recorded span. */
  public OptionalDouble increase(M metric) {
    Sample base = base(metric);
    Sample last = lastSample(metric);
    return base == null || last == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(last.value() - base.value());
  }

  /** Returns the increase of a counter per second of the recorded span. */
  public OptionalDouble perSecond(M metric) {
    Sample base = base(metric);
    Sample last = lastSample(metric);
    return base == null || last == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (last.value() - base.value()) / ((last.epochNanos() - base.epochNanos()) / 1e9));
  }

  /**
   * Returns the series of a metric: the values of a gauge or duration, the rates or shares of a
   * cumulative metric.
   */
  public TimeSeries series(M metric) {
    Timeline timeline = find(metric);
    return timeline == null ? new TimeSeries() : timeline.series();
  }
}
