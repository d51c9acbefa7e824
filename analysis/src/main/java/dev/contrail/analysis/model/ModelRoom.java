package dev.contrail.analysis.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Limits of what one model may hold, whatever schedulers, workers and metrics a recording has. The
 * more series there are, the fewer points each of them may have.
 */
final class ModelRoom {

  /**
   * Bounds the workers of all schedulers, above what any JVM has; a damaged recording may name any
   * number.
   */
  static final int MAX_WORKERS = 2048;

  /** Bounds the points of all series together, which take 60 MB. */
  private static final int MAX_POINTS = 1 << 20;

  /** Least number of points that a series may have, however many series there are. */
  private static final int MIN_POINTS = 16;

  private final List<TimeSeries> series = new ArrayList<>();
  private int workers;

  /**
   * Counts a series that gets its first point. Each time the number of series doubles, all of them
   * are reduced to the points that they may have.
   */
  void add(TimeSeries added) {
    series.add(added);
    if (Integer.bitCount(series.size()) == 1) {
      series.forEach(TimeSeries::fit);
    }
  }

  /** Returns the number of points that each series may have. */
  int pointsOfEach() {
    return Math.max(
        MIN_POINTS, Math.min(TimeSeries.MAX_POINTS, MAX_POINTS / Math.max(1, series.size())));
  }

  /** Counts one more worker, and returns whether there is room for it. */
  boolean addWorker() {
    workers++;
    return !isTooSmall();
  }

  /** Returns whether there were more workers than there is room for. */
  boolean isTooSmall() {
    return workers > MAX_WORKERS;
  }
}
