package dev.contrail.bench.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The time of one contender as a multiple of the fastest of others. The interval is a percentile
 * bootstrap of two levels: rounds are drawn with replacement, the same ones for all contenders,
 * since a disturbance of a round disturbs all of it; then the iterations of each fork. The fastest
 * is chosen anew in each draw, so that luck in being the fastest is part of the interval.
 */
final class Ratio {
  private static final int DRAWS = 5_000;
  private static final double TAIL = 0.025;
  private static final long SEED = 20_261_123;

  private Ratio() {}

  /**
   * Returns the ratio of one contender to the fastest of some, of which it may be one; null if
   * there are none, or they have no round in common.
   */
  static @Nullable Interval of(Series one, Collection<Series> others) {
    int[] rounds = common(one, others);
    if (rounds.length == 0 || others.isEmpty()) {
      return null;
    }
    var random = new SplittableRandom(SEED);
    double[] ratios = new double[DRAWS];
    int[] drawn = new int[rounds.length];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = rounds[random.nextInt(rounds.length)];
      }
      double fastest = Double.POSITIVE_INFINITY;
      double own = Double.NaN;
      for (Series other : others) {
        double median = other.resampled(drawn, random);
        fastest = Math.min(fastest, median);
        own = other == one ? median : own;
      }
      ratios[draw] = (Double.isNaN(own) ? one.resampled(drawn, random) : own) / fastest;
    }
    Arrays.sort(ratios);
    double fastest = others.stream().mapToDouble(Series::median).min().orElseThrow();
    return new Interval(
        one.median() / fastest,
        ratios[(int) (DRAWS * TAIL)],
        ratios[(int) (DRAWS * (1 - TAIL))],
        rounds.length);
  }

  private static int[] common(Series one, Collection<Series> others) {
    var rounds = new TreeSet<>(one.rounds());
    others.forEach(other -> rounds.retainAll(other.rounds()));
    return rounds.stream().mapToInt(Integer::intValue).toArray();
  }
}
