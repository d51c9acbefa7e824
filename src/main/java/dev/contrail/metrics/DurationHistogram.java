package dev.contrail.metrics;

import java.time.Duration;

/**
 * A histogram of durations, counted in bands that widen with the duration: 16 bands for each
 * doubling from 64 ns to 68.7 s, so that the bounds of a band differ by at most 6.25 %. One more
 * band lies below, and longer durations count in the last band. The scheduler implements it.
 *
 * <p>Thread-safety: immutable.
 *
 * <p>Tokio: {@code tokio::runtime::LogHistogram}, and the methods {@code poll_time_histogram_*} and
 * {@code schedule_latency_histogram_*} of {@code RuntimeMetrics}.
 */
public interface DurationHistogram {

  /** {@return the number of durations counted} */
  long count();

  /**
   * {@return the number of bands; the same for all histograms} Tokio's {@code
   * poll_time_histogram_num_buckets}.
   */
  int numBuckets();

  /**
   * {@return the number of durations in a band} Tokio's {@code poll_time_histogram_bucket_count}.
   *
   * @param bucket 0 to {@link #numBuckets()} - 1
   * @throws IndexOutOfBoundsException outside that range
   */
  long bucketCount(int bucket);

  /**
   * {@return the least duration of a band; zero for the first} A band ends where the next begins.
   * Tokio's {@code poll_time_histogram_bucket_range}.
   *
   * @param bucket 0 to {@link #numBuckets()} - 1
   * @throws IndexOutOfBoundsException outside that range
   */
  Duration bucketStart(int bucket);

  /**
   * {@return the least band end below which the given fraction of the durations lies; zero if none
   * was counted} Never less than the true value, unless that exceeds 68.7 s. No counterpart in
   * Tokio.
   *
   * @param fraction the fraction, from 0 to 1, such as 0.99
   * @throws IllegalArgumentException outside that range
   */
  Duration percentile(double fraction);

  /** {@return the end of the highest band that is not empty; zero if none was counted} */
  Duration max();

  /**
   * {@return a histogram of the durations counted since an earlier reading of the same histogram}
   *
   * @param earlier the earlier reading; that it has the same source and is not later is not checked
   */
  DurationHistogram since(DurationHistogram earlier);
}
