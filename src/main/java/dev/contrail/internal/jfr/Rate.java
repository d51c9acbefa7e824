package dev.contrail.internal.jfr;

/** The rate of a counter per second, between two readings. */
final class Rate {

  private static final double NANOS_PER_SECOND = 1e9;

  private double count;
  private long nanoTime;
  private double perSecond;

  /** A counter that was zero at {@code startNanos}. */
  Rate(long startNanos) {
    nanoTime = startNanos;
  }

  /** Returns the rate since the last call; for the same instant again, the same rate. */
  double next(double newCount, long newNanoTime) {
    long elapsed = newNanoTime - nanoTime;
    if (elapsed > 0) {
      perSecond = (newCount - count) * NANOS_PER_SECOND / elapsed;
      count = newCount;
      nanoTime = newNanoTime;
    }
    return perSecond;
  }
}
