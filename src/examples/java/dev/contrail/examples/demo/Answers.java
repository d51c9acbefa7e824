package dev.contrail.examples.demo;

import java.util.Arrays;
import java.util.Locale;

/** The answers to one kind of request: their number, status and latency. */
final class Answers {
  private long[] nanos = new long[1_024];
  private int count;
  private int rejected;
  private int failed;

  /**
   * Adds an answer: successful with 200, rejected with 402 or 503 (intended by the shop), otherwise
   * failed.
   */
  synchronized void add(int status, long took) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = took;
    if (status == 402 || status == 503) {
      rejected++;
    } else if (status != 200) {
      failed++;
    }
  }

  synchronized int count() {
    return count;
  }

  synchronized int failed() {
    return failed;
  }

  /** Returns one row of the table under {@link #HEADER}. */
  synchronized String row(String path) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        ROW,
        path,
        count,
        rejected,
        failed,
        at(sorted, 0.5),
        at(sorted, 0.99),
        at(sorted, 1));
  }

  private static String at(long[] sorted, double quantile) {
    if (sorted.length == 0) {
      return "-";
    }
    int index = (int) Math.ceil(quantile * sorted.length) - 1;
    return String.format(Locale.ROOT, "%.1f ms", sorted[Math.max(0, index)] / 1e6);
  }

  private static final String ROW = "          %-10s %8s %8s %8s %10s %10s %10s";

  static final String HEADER =
      String.format(
          Locale.ROOT, ROW, "path", "requests", "rejected", "failed", "p50", "p99", "max");
}
