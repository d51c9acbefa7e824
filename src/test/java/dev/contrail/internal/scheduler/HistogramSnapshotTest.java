package dev.contrail.internal.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.metrics.DurationHistogram;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramSnapshotTest {

  private static final double ERROR = 1.07;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 999, 1000, 100_000})
  void percentile_isThatOfSortedDurations_orUpTo7PercentMore(int size) {
    long[] durations = durations(size);
    DurationHistogram histogram = histogramOf(durations);
    Arrays.sort(durations);
    for (double fraction : new double[] {0, 0.001, 0.25, 0.5, 0.9, 0.99, 0.999, 1}) {
      long exact = durations[Math.max(0, (int) Math.ceil(fraction * size) - 1)];
      assertThat(histogram.percentile(fraction).toNanos())
          .as("%s of %s", fraction, size)
          .isBetween(exact, (long) (exact * ERROR));
    }
  }

  @Test
  void percentiles_agree_whenAllDurationsAreInOneBucket() {
    DurationHistogram histogram = histogramOf(1000, 1001, 1002);

    assertThat(histogram.percentile(0.01)).isEqualTo(histogram.max());
    assertThat(histogram.percentile(1)).isEqualTo(histogram.max());
  }

  @Test
  void max_isThatOfDurations_orUpTo7PercentMore() {
    long[] durations = durations(10_000);
    long exact = Arrays.stream(durations).max().orElseThrow();

    assertThat(histogramOf(durations).max().toNanos()).isBetween(exact, (long) (exact * ERROR));
  }

  @Test
  void count_isSumOfBuckets() {
    DurationHistogram histogram = histogramOf(durations(1000));
    long sum = 0;
    for (int bucket = 0; bucket < histogram.numBuckets(); bucket++) {
      sum += histogram.bucketCount(bucket);
    }
    assertThat(histogram.count()).isEqualTo(1000).isEqualTo(sum);
  }

  @Test
  void everythingIsZero_whenNothingWasCounted() {
    assertThat(HistogramSnapshot.EMPTY.count()).isZero();
    assertThat(HistogramSnapshot.EMPTY.max()).isZero();
    assertThat(HistogramSnapshot.EMPTY.percentile(0.5)).isZero();
  }

  @Test
  void longestDurations_countAsAMinuteOrSo() {
    DurationHistogram histogram = histogramOf(Duration.ofHours(1).toNanos());

    assertThat(histogram.max())
        .isEqualTo(histogram.percentile(0.5))
        .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(70));
  }

  @Test
  void since_isWhatWasCountedLater() {
    DurationHistogram earlier = histogramOf(200, 5000);
    DurationHistogram later = histogramOf(200, 200, 5000, 70_000);

    DurationHistogram difference = later.since(earlier);

    assertThat(difference.count()).isEqualTo(2);
    assertThat(difference.bucketCount(LogBuckets.indexOf(200))).isEqualTo(1);
    assertThat(difference.bucketCount(LogBuckets.indexOf(5000))).isZero();
    assertThat(difference.bucketCount(LogBuckets.indexOf(70_000))).isEqualTo(1);
    assertThat(difference.max()).isEqualTo(later.max());
    assertThat(later.count()).as("later is as it was").isEqualTo(4);
  }

  @Test
  void since_isEmpty_whenNothingWasCountedLater() {
    DurationHistogram histogram = histogramOf(durations(100));

    assertThat(histogram.since(histogram).count()).isZero();
    assertThat(histogram.since(histogram).max()).isZero();
  }

  @Test
  void since_isEverything_sinceNothing() {
    DurationHistogram histogram = histogramOf(durations(100));

    assertThat(histogram.since(HistogramSnapshot.EMPTY).count()).isEqualTo(100);
  }

  @Test
  void bucketStart_isLeastDurationOfBucket() {
    DurationHistogram histogram = HistogramSnapshot.EMPTY;

    assertThat(histogram.bucketStart(0)).isZero();
    assertThat(histogram.bucketStart(LogBuckets.indexOf(1024))).hasNanos(1024);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, LogBuckets.COUNT})
  void bucket_isRefused_outOfBounds(int bucket) {
    assertThatThrownBy(() -> HistogramSnapshot.EMPTY.bucketStart(bucket))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> HistogramSnapshot.EMPTY.bucketCount(bucket))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 1.001, 99, Double.NaN})
  void fraction_isRefused_outOfBounds(double fraction) {
    assertThatThrownBy(() -> HistogramSnapshot.EMPTY.percentile(fraction))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** From 100 ns to a minute, as many between 1 and 2 µs as between 1 and 2 s. */
  private static long[] durations(int size) {
    return new Random(size)
        .doubles(size, Math.log(100), Math.log(60e9))
        .mapToLong(log -> (long) Math.exp(log))
        .toArray();
  }

  private static HistogramSnapshot histogramOf(long... durations) {
    long[] counts = new long[LogBuckets.COUNT];
    for (long nanos : durations) {
      counts[LogBuckets.indexOf(nanos)]++;
    }
    return new HistogramSnapshot(counts);
  }
}
