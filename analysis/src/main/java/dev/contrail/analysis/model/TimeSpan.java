package dev.contrail.analysis.model;

import java.time.Duration;
import java.time.Instant;

/**
 * A span of time, both ends included.
 *
 * @param startNanos its start, in nanoseconds since 1970
 * @param endNanos its end, in nanoseconds since 1970; not before the start
 */
public record TimeSpan(long startNanos, long endNanos) {

  /** The longest span that nanoseconds can express. */
  public static final TimeSpan ALWAYS = new TimeSpan(Long.MIN_VALUE, Long.MAX_VALUE);

  public TimeSpan {
    if (endNanos < startNanos) {
      throw new IllegalArgumentException("from " + startNanos + " back to " + endNanos);
    }
  }

  /** Returns the span between two instants; empty, at the first one, if the second is earlier. */
  public static TimeSpan of(Instant start, Instant end) {
    long from = Nanos.since1970(start);
    return new TimeSpan(from, Math.max(from, Nanos.since1970(end)));
  }

  public Instant start() {
    return Nanos.instant(startNanos);
  }

  public Instant end() {
    return Nanos.instant(endNanos);
  }

  public Duration duration() {
    return Duration.between(start(), end());
  }

  public boolean contains(long epochNanos) {
    return epochNanos >= startNanos && epochNanos <= endNanos;
  }

  /**
   * Returns the part that lies within {@code other}, or the nearer end of this span if no part
   * does.
   */
  public TimeSpan within(TimeSpan other) {
    return new TimeSpan(clamp(other.startNanos), clamp(other.endNanos));
  }

  private long clamp(long epochNanos) {
    return Math.min(endNanos, Math.max(startNanos, epochNanos));
  }
}
