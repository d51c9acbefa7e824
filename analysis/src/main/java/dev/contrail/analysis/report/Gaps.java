package dev.contrail.analysis.report;

import dev.contrail.analysis.model.TimeSeries.Point;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Where samples are missing in a series: between two points that are much further apart than most
 * of their neighbours are. So neither a late sample nor a period that was changed is a gap.
 */
final class Gaps {

  /** Periodic events are late now and then; of three in a row at least one is missing. */
  private static final double TOO_FAR = 2.5;

  /** On either side; enough to tell what is usual, few enough to follow a change. */
  private static final int NEIGHBOURS = 3;

  private final List<Point> points;
  private final BitSet before;

  private Gaps(List<Point> points, BitSet before) {
    this.points = points;
    this.before = before;
  }

  static Gaps in(List<Point> points) {
    BitSet before = new BitSet();
    long[] steps = new long[Math.max(0, points.size() - 1)];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = points.get(i + 1).epochNanos() - points.get(i).epochNanos();
    }
    for (int i = 0; i < steps.length; i++) {
      if (steps[i] > TOO_FAR * usualNear(i, steps)) {
        before.set(i + 1);
      }
    }
    return new Gaps(points, before);
  }

  /** The median of the steps around this one, the greater if there are two; itself if none is. */
  private static long usualNear(int index, long[] steps) {
    int from = Math.max(0, index - NEIGHBOURS);
    int to = Math.min(steps.length, index + NEIGHBOURS + 1);
    if (to - from == 1) {
      return steps[index];
    }
    long[] near = new long[to - from - 1];
    for (int i = from, n = 0; i < to; i++) {
      if (i != index) {
        near[n++] = steps[i];
      }
    }
    Arrays.sort(near);
    return near[near.length / 2];
  }

  /** Whether samples are missing between this point and the one before. */
  boolean isBefore(int index) {
    return before.get(index);
  }

  /** An instant in that gap. */
  long instantBefore(int index) {
    long from = points.get(index - 1).epochNanos();
    return from + (points.get(index).epochNanos() - from) / 2;
  }
}
