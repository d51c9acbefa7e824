package dev.contrail.metrics;

import java.time.Duration;

/**
 * Durations counted in bands that widen with the duration: 16 to each doubling, so that a band's
 * bounds differ by at most 7 %. Immutable. After Tokio's {@code LogHistogram}.
 */
public interface DurationHistogram {

  /** How many durations were counted. */
  long count();

  /** The number of bands; the same for all histograms. */
  int numBuckets();

  /**
   * How many durations fell into a band.
   *
   * @param bucket 0 to {@link #numBuckets()} - 1
   * @throws IndexOutOfBoundsException outside that range
   */
  long bucketCount(int bucket);

  /**
   * The least duration of a band; zero for the first.
   *
   * @param bucket 0 to {@link #numBuckets()} - 1
   * @throws IndexOutOfBoundsException outside that range
   */
  Duration bucketStart(int bucket);

  /**
   * The least band end that so many of the durations lie below; zero if none was counted. Durations
   * over a minute count as a minute.
   *
   * @param fraction 0 to 1, such as 0.99
   * @throws IllegalArgumentException outside that range
   */
  Duration percentile(double fraction);

  /** The end of the highest band that is not empty; zero if none was counted. */
  Duration max();

  /**
   * What was counted since an earlier reading of the same histogram.
   *
   * @param earlier must be of the same source and not later
   */
  DurationHistogram since(DurationHistogram earlier);
}
