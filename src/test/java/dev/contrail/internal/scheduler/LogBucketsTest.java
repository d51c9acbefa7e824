package dev.contrail.internal.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogBucketsTest {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  @Test
  void duration_isWithinBoundsOfItsBucket() {
    new Random(1)
        .longs(100_000, 0, MINUTE)
        .map(nanos -> nanos >>> (nanos & 31)) // short ones too
        .forEach(
            nanos -> {
              int index = LogBuckets.indexOf(nanos);
              assertThat(nanos)
                  .isGreaterThanOrEqualTo(LogBuckets.startOf(index))
                  .isLessThan(LogBuckets.startOf(index + 1));
            });
  }

  @Test
  void start_isInItsOwnBucket_andWhatIsBefore_inThePrevious() {
    for (int index = 1; index < LogBuckets.COUNT; index++) {
      long start = LogBuckets.startOf(index);
      assertThat(LogBuckets.indexOf(start)).isEqualTo(index);
      assertThat(LogBuckets.indexOf(start - 1)).isEqualTo(index - 1);
    }
  }

  @Test
  void bounds_differByAtMost7Percent_from100NanosOn() {
    for (int index = LogBuckets.indexOf(100); index < LogBuckets.COUNT; index++) {
      double start = LogBuckets.startOf(index);
      assertThat(LogBuckets.startOf(index + 1) / start).isBetween(1.0, 1.07);
    }
  }

  @Test
  void sixteenBuckets_areADoubling() {
    for (int index = 1; index + 16 < LogBuckets.COUNT; index++) {
      assertThat(LogBuckets.startOf(index + 16)).isEqualTo(2 * LogBuckets.startOf(index));
    }
  }

  @Test
  void firstBucket_takesWhatIsShortest() {
    assertThat(LogBuckets.startOf(0)).isZero();
    assertThat(LogBuckets.indexOf(0)).isZero();
    assertThat(LogBuckets.indexOf(1)).isZero();
    assertThat(LogBuckets.indexOf(-1)).isZero(); // a clock that ran backwards
    assertThat(LogBuckets.indexOf(100)).isPositive();
  }

  @Test
  void lastBucket_takesWhatIsLongest() {
    assertThat(LogBuckets.indexOf(MINUTE)).isLessThan(LogBuckets.COUNT);
    assertThat(LogBuckets.startOf(LogBuckets.COUNT)).isGreaterThan(MINUTE);
    assertThat(LogBuckets.indexOf(60 * MINUTE)).isEqualTo(LogBuckets.COUNT - 1);
    assertThat(LogBuckets.indexOf(Long.MAX_VALUE)).isEqualTo(LogBuckets.COUNT - 1);
  }
}
