package dev.contrail.internal.scheduler;

import dev.contrail.metrics.DurationHistogram;
import java.time.Duration;
import java.util.Arrays;

/** The counts of a histogram at one instant, or of one period. */
final class HistogramSnapshot implements DurationHistogram {
  static final HistogramSnapshot EMPTY = new HistogramSnapshot(new long[LogBuckets.COUNT]);

  private final long[] counts;

  /** A histogram that owns an array of counts, one for each band of {@link LogBuckets}. */
  HistogramSnapshot(long[] counts) {
    this.counts = counts;
  }

  @Override
  public long count() {
    return Arrays.stream(counts).sum();
  }

  @Override
  public int numBuckets() {
    return counts.length;
  }

  @Override
  public long bucketCount(int bucket) {
    return counts[bucket];
  }

  @Override
  public Duration bucketStart(int bucket) {
    if (bucket < 0 || bucket >= counts.length) {
      throw new IndexOutOfBoundsException(bucket);
    }
    return Duration.ofNanos(LogBuckets.startOf(bucket));
  }

  @Override
  public Duration percentile(double fraction) {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("a fraction is 0 to 1, not " + fraction);
    }
    long total = count();
    if (total == 0) {
      return Duration.ZERO;
    }
    long wanted = Math.max(1, (long) Math.ceil(fraction * total));
    long below = 0;
    int bucket = -1;
    while (below < wanted) {
      below += counts[++bucket];
    }
    return endOf(bucket);
  }

  @Override
  public Duration max() {
    for (int bucket = counts.length - 1; bucket >= 0; bucket--) {
      if (counts[bucket] > 0) {
        return endOf(bucket);
      }
    }
    return Duration.ZERO;
  }

  private static Duration endOf(int bucket) {
    return Duration.ofNanos(LogBuckets.startOf(bucket + 1));
  }

  @Override
  public DurationHistogram since(DurationHistogram earlier) {
    long[] difference = new long[counts.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = counts[i] - earlier.bucketCount(i);
    }
    return new HistogramSnapshot(difference);
  }

  @Override
  public String toString() {
    return "DurationHistogram[count="
        + count()
        + ", p50="
        + percentile(0.5)
        + ", p99="
        + percentile(0.99)
        + ", max="
        + max()
        + "]";
  }
}
