package dev.contrail.bench.report;

import java.util.Locale;

/**
 * An estimate, and where 95 in 100 draws of the measured rounds come to.
 *
 * @param point the estimate
 * @param low the lower end
 * @param high the upper end
 * @param rounds how many there were to draw from
 */
record Interval(double point, double low, double high, int rounds) {
  /**
   * The range of so many values holds the median of all with 95 % confidence (two tails of 1 in 2
   * to the sixth); no interval that is drawn from fewer can.
   */
  private static final int ENOUGH_ROUNDS = 6;

  /** Whether the truth lies in it with 95 % confidence. */
  boolean isConfident() {
    return rounds >= ENOUGH_ROUNDS;
  }

  /** The ends, as a table shows them. */
  String range() {
    return String.format(Locale.ROOT, "%.2f to %.2f", low, high);
  }
}
