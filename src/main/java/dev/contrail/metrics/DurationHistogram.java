package dev.contrail.metrics;

import java.time.Duration;

/**
 * Durations counted in bands that widen with the duration: 16 to each doubling from 64 ns to 68.7
 * s, so that a band's bounds differ by 6.25 % at most. Below is one band more, and what is longer
 * counts in the last. It is the scheduler's to implement.
 *
 * <p>Thread-safety: immutable.
 *
 * <p>Tokio: {@code tokio::runtime::LogHistogram}, and the methods {@code poll_time_histogram_*} and
 * {@code schedule_latency_histogram_*} of {@code RuntimeMetrics}.
 */
public interface DurationHistogram {

  /** {@return how many durations were counted} */
  long count();

  /**
   * {@return the number of bands; the same for all histograms} Tokio's {@code
   * poll_time_histogram_num_buckets}.
   */
  int numBuckets();

  /**
   * {@return how many durations fell into a band} Tokio's {@code poll_time_histogram_bucket_count}.
   *
   * @param bucket 0 to {@link #numBuckets()} - 1
   * @throws IndexOutOfBoundsException outside that range
   */
  long bucketCount(int bucket);

  /**
   * {@return the least duration of a band; zero for the first} It ends where the next begins.
   * Tokio's {@code poll_time_histogram_bucket_range}.
   *
   * @param bucket 0 to {@link #numBuckets()} - 1
   * @throws IndexOutOfBoundsException outside that range
   */
  Duration bucketStart(int bucket);

  /**
   * {@return the least band end that so many of the durations lie below; zero if none was counted}
   * Never less than the true value, unless that is over 68.7 s. No counterpart in Tokio.
   *
   * @param fraction 0 to 1, such as 0.99
   * @throws IllegalArgumentException outside that range
   */
  Duration percentile(double fraction);

  /** {@return the end of the highest band that is not empty; zero if none was counted} */
  Duration max();

  /**
   * {@return what was counted since an earlier reading of the same histogram}
   *
   * @param earlier must be of the same source and not later; not checked
   */
  DurationHistogram since(DurationHistogram earlier);
}
