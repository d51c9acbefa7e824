package dev.contrail.internal.jfr;

/** How often a second a counter was counted up between two readings. */
final class Rate {

  private static final double NANOS_PER_SECOND = 1e9;

  private double count;
  private long nanoTime;
  private double perSecond;

  /** The rate of a counter that was zero at {@code startNanos}. */
  Rate(long startNanos) {
    nanoTime = startNanos;
  }

  /** The rate since the last call; asked again about the same instant, the same rate. */
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
