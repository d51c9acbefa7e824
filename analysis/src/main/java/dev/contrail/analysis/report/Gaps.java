package dev.contrail.analysis.report;

import dev.contrail.analysis.model.TimeSeries.Point;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The gaps of a series: steps between two points that are much longer than most of the steps around
 * them. So neither a late sample nor a change of the period is a gap.
 */
final class Gaps {

  /**
   * Ratio of a step to the usual one from which it is a gap. Periodic events may be late; if a step
   * is 2.5 times the usual one, at least one sample is missing.
   */
  private static final double TOO_FAR = 2.5;

  /**
   * Steps on either side that tell the usual step: enough for a median, few enough to follow a
   * change of the period.
   */
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

  /**
   * Returns the median of the steps around this one, the greater of two middle ones; the step
   * itself if it is the only one.
   */
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

  /** Returns whether samples are missing between this point and the one before. */
  boolean isBefore(int index) {
    return before.get(index);
  }

  /** Returns an instant in the gap before this point. */
  long instantBefore(int index) {
    long from = points.get(index - 1).epochNanos();
    return from + (points.get(index).epochNanos() - from) / 2;
  }
}
