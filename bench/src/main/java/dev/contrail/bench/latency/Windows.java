package dev.contrail.bench.latency;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The part of a play that counts: equally long windows, one after the other. */
final class Windows {
  /** Fraction of all tasks: more than a steady backlog changes in a whole measurement. */
  private static final double MUCH = 0.01;

  private final List<Histogram> latencies = new ArrayList<>();

  /** At the beginning of each, and at the end of the last. */
  private final List<Integer> backlogs = new ArrayList<>();

  Windows(Played played, long start, long nanos, int count) {
    backlogs.add(played.backlog(start));
    for (int i = 0; i < count; i++) {
      long from = start + i * nanos;
      latencies.add(played.latencies(from, from + nanos));
      backlogs.add(played.backlog(from + nanos));
    }
  }

  /** A percentile of the latencies in each window, in microseconds. */
  List<Double> micros(double percentile) {
    return latencies.stream()
        .map(histogram -> histogram.getValueAtPercentile(percentile) / 1e3)
        .toList();
  }

  /**
   * Returns the evidence that tasks came faster than they were run: the backlog grew in every
   * window, and much in all. Null if it did not: a disturbance may leave a backlog, which then
   * shrinks again.
   */
  @Nullable String behind() {
    for (int i = 1; i < backlogs.size(); i++) {
      if (backlogs.get(i) <= backlogs.get(i - 1)) {
        return null;
      }
    }
    long came = latencies.stream().mapToLong(Histogram::getTotalCount).sum();
    int before = backlogs.get(0);
    int after = backlogs.get(backlogs.size() - 1);
    return after - before > MUCH * came
        ? "of " + came + " tasks that came, the backlog grew from " + before + " to " + after
        : null;
  }
}
