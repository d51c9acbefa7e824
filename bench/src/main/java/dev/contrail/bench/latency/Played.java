package dev.contrail.bench.latency;

import org.HdrHistogram.Histogram;

/**
 * The times at which the tasks of one play were to come, and the delay until each began; in
 * nanoseconds.
 */
final class Played {
  private static final int DIGITS = 3;

  private final long[] arrivals;
  private final long[] latencies;

  Played(long[] arrivals, long[] latencies) {
    this.arrivals = arrivals;
    this.latencies = latencies;
  }

  /** The latencies of the tasks that were to come from one time to before another. */
  Histogram latencies(long from, long to) {
    var histogram = new Histogram(DIGITS);
    for (int i = 0; i < arrivals.length; i++) {
      if (arrivals[i] >= from && arrivals[i] < to) {
        histogram.recordValue(Math.max(0, latencies[i]));
      }
    }
    return histogram;
  }

  /** Returns the number of tasks that were to have come by a time and had not begun. */
  int backlog(long time) {
    int backlog = 0;
    for (int i = 0; i < arrivals.length; i++) {
      if (arrivals[i] <= time && arrivals[i] + latencies[i] > time) {
        backlog++;
      }
    }
    return backlog;
  }
}
