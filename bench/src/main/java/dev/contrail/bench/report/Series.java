package dev.contrail.bench.report;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** The values of one contender at one measurement: by round, the values of its fork. */
final class Series {
  private static final double MUCH = 1.15;

  private final Map<Integer, double[]> byRound = new TreeMap<>();

  void add(int round, double[] values) {
    byRound.put(round, values);
  }

  Set<Integer> rounds() {
    return byRound.keySet();
  }

  /** Returns the median of the forks' medians. */
  double median() {
    return median(byRound.values().stream().mapToDouble(Series::median).toArray());
  }

  /** Returns whether in most forks the last iteration was much faster than the first. */
  boolean isWarming() {
    long warming =
        byRound.values().stream()
            .filter(values -> values[0] > MUCH * values[values.length - 1])
            .count();
    return warming * 2 > byRound.size();
  }

  /** Returns a series of some rounds, with the values of each drawn again from it. */
  double resampled(int[] rounds, SplittableRandom random) {
    double[] medians = new double[rounds.length];
    for (int i = 0; i < rounds.length; i++) {
      double[] values = byRound.get(rounds[i]);
      if (values == null) {
        throw new IllegalArgumentException("no round " + rounds[i]);
      }
      double[] drawn = new double[values.length];
      for (int j = 0; j < drawn.length; j++) {
        drawn[j] = values[random.nextInt(values.length)];
      }
      medians[i] = median(drawn);
    }
    return median(medians);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
