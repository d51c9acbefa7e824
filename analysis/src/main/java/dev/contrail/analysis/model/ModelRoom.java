package dev.contrail.analysis.model;

import java.util.ArrayList;
import java.util.List;

/**
 * How much one model may hold, whatever a recording has of schedulers, workers and metrics: the
 * more lines there are to draw, the fewer points each has.
 */
final class ModelRoom {

  /** More than all schedulers of any JVM have; a damaged recording may name any number. */
  static final int MAX_WORKERS = 2048;

  /** Of all lines together; 60 MB. */
  private static final int MAX_POINTS = 1 << 20;

  /** Of each line, however many there are. */
  private static final int MIN_POINTS = 16;

  private final List<TimeSeries> series = new ArrayList<>();
  private int workers;

  /** A line that has its first point. Each time that they double, all others make room. */
  void add(TimeSeries added) {
    series.add(added);
    if (Integer.bitCount(series.size()) == 1) {
      series.forEach(TimeSeries::fit);
    }
  }

  /** How many points each line may have. */
  int pointsOfEach() {
    return Math.max(
        MIN_POINTS, Math.min(TimeSeries.MAX_POINTS, MAX_POINTS / Math.max(1, series.size())));
  }

  /** Whether there is room for one more worker. */
  boolean addWorker() {
    workers++;
    return !isTooSmall();
  }

  /** Whether there were more workers than there is room for. */
  boolean isTooSmall() {
    return workers > MAX_WORKERS;
  }
}
