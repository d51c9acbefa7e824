package dev.contrail.bench.report;

import java.util.Locale;

/**
 * An estimate, and the interval of 95 in 100 draws of the measured rounds.
 *
 * @param point the estimate
 * @param low the lower end
 * @param high the upper end
 * @param rounds number of rounds to draw from
 */
record Interval(double point, double low, double high, int rounds) {
  /**
   * Number of rounds from which on an interval is one of confidence: the range of six values
   * contains the median of all with 95 % confidence (two tails of 1 in 2 to the sixth); no interval
   * drawn from fewer can.
   */
  private static final int ENOUGH_ROUNDS = 6;

  /** Returns whether the interval holds the true value with 95 % confidence. */
  boolean isConfident() {
    return rounds >= ENOUGH_ROUNDS;
  }

  /** Returns the ends, as a table shows them. */
  String range() {
    return String.format(Locale.ROOT, "%.2f to %.2f", low, high);
  }
}
