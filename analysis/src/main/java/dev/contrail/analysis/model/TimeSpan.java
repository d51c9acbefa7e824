package dev.contrail.analysis.model;

import java.time.Duration;
import java.time.Instant;

/**
 * A part of time, both ends included.
 *
 * @param startNanos when it begins, in nanoseconds since 1970
 * @param endNanos when it ends, not before it begins
 */
public record TimeSpan(long startNanos, long endNanos) {

  /** As long as time is counted in nanoseconds. */
  public static final TimeSpan ALWAYS = new TimeSpan(Long.MIN_VALUE, Long.MAX_VALUE);

  public TimeSpan {
    if (endNanos < startNanos) {
      throw new IllegalArgumentException("from " + startNanos + " back to " + endNanos);
    }
  }

  /** From one instant to another, or empty there if that is earlier. */
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

  /** What of it lies within {@code other}, or its own nearer end if nothing does. */
  public TimeSpan within(TimeSpan other) {
    return new TimeSpan(clamp(other.startNanos), clamp(other.endNanos));
  }

  private long clamp(long epochNanos) {
    return Math.min(endNanos, Math.max(startNanos, epochNanos));
  }
}
