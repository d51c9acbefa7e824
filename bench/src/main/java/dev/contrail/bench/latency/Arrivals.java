package dev.contrail.bench.latency;

import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * The times at which tasks come: at random (exponential) distances, so that some come together; the
 * same times for all contenders.
 */
final class Arrivals {
  private static final long SEED = 20_261_123;

  private Arrivals() {}

  /** Times in nanoseconds from the start, ascending, as long as they are below an end. */
  static long[] times(double perSecond, long end) {
    var random = new SplittableRandom(SEED);
    var times = LongStream.builder();
    double at = 0;
    for (; ; ) {
      at += -Math.log1p(-random.nextDouble()) * 1e9 / perSecond;
      if (at >= end) {
        return times.build().toArray();
      }
      times.add((long) at);
    }
  }
}
