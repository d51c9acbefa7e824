package dev.contrail.analysis.model;

import java.time.Duration;
import java.time.Instant;

/** Conversions of instants to nanoseconds since 1970, which fit in a long until the year 2262. */
public final class Nanos {

  private Nanos() {}

  /** Returns the nanoseconds from 1970 to {@code instant}, clamped to the range of a long. */
  public static long since1970(Instant instant) {
    try {
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    } catch (ArithmeticException e) {
      return instant.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  /**
   * Returns the nanoseconds of {@code duration}, at most 292 years; a damaged header may exceed
   * that.
   */
  public static long of(Duration duration) {
    Duration most = Duration.ofNanos(Long.MAX_VALUE);
    return duration.compareTo(most) > 0 ? Long.MAX_VALUE : duration.toNanos();
  }

  /** Returns the sum, clamped to the range of a long. */
  public static long plus(long nanos, long others) {
    long sum = nanos + others;
    if (((nanos ^ sum) & (others ^ sum)) >= 0) {
      return sum;
    }
    return nanos < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  public static Instant instant(long epochNanos) {
    return Instant.ofEpochSecond(0, epochNanos);
  }
}
