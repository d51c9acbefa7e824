package dev.contrail.bench.report;

import java.util.Locale;

/**
 * An estimate and where the truth lies with 95 % confidence.
 *
 * @param point the estimate
 * @param low the lower end
 * @param high the upper end
 */
record Interval(double point, double low, double high) {

  /** The ends, as a table shows them. */
  String range() {
    return String.format(Locale.ROOT, "%.2f to %.2f", low, high);
  }
}
