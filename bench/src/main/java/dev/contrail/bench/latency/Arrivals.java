package dev.contrail.bench.latency;

import java.util.SplittableRandom;

/**
 * When tasks are to come: at random (exponential) distances, so that they sometimes come together;
 * the same times for everyone.
 */
final class Arrivals {
  private static final long SEED = 20_261_123;

  private Arrivals() {}

  /** Times in nanoseconds from the start, ascending. */
  static long[] times(double perSecond, int count) {
    var random = new SplittableRandom(SEED);
    long[] times = new long[count];
    double at = 0;
    for (int i = 0; i < count; i++) {
      at += -Math.log1p(-random.nextDouble()) * 1e9 / perSecond;
      times[i] = Math.round(at);
    }
    return times;
  }
}
