package dev.contrail.analysis.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one scheduler or one worker over the recorded span: from the first sample to the
 * last, or from the last start of the scheduler before that if it is in the recording too, since
 * all its counters were zero then.
 *
 * @param <M> whose metrics these are
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

  /** The rate or share of a cumulative metric in the period that ended at this instant. */
  void period(M metric, long epochNanos, double value) {
    timeline(metric).series().add(epochNanos, value);
  }

  /** A scheduler may be started again under its name: all its counters are zero each time. */
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

  /** The sample from which {@link #increase} counts; null if the recording has only one. */
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

  /** The newest value. */
  public OptionalDouble last(M metric) {
    Sample last = lastSample(metric);
    return last == null ? OptionalDouble.empty() : OptionalDouble.of(last.value());
  }

  /** How much a cumulative metric grew over the recorded span. */
  public OptionalDouble increase(M metric) {
    Sample base = base(metric);
    Sample last = lastSample(metric);
    return base == null || last == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(last.value() - base.value());
  }

  /** How fast a counter grew over the recorded span, per second. */
  public OptionalDouble perSecond(M metric) {
    Sample base = base(metric);
    Sample last = lastSample(metric);
    return base == null || last == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (last.value() - base.value()) / ((last.epochNanos() - base.epochNanos()) / 1e9));
  }

  /** Over time: the value of a gauge or duration, the rate or share of a cumulative metric. */
  public TimeSeries series(M metric) {
    Timeline timeline = find(metric);
    return timeline == null ? new TimeSeries() : timeline.series();
  }
}
