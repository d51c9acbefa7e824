package dev.contrail.internal.jfr;

import dev.contrail.metrics.DurationHistogram;
import java.time.Duration;

/** Four buckets of a microsecond, of which the first stays empty; percentiles say what they are. */
record FakeHistogram(long number) implements DurationHistogram {

  @Override
  public long count() {
    return 6 * number;
  }

  @Override
  public int numBuckets() {
    return 4;
  }

  @Override
  public long bucketCount(int bucket) {
    return bucket * number;
  }

  @Override
  public Duration bucketStart(int bucket) {
    return Duration.ofNanos(1000L * bucket);
  }

  @Override
  public Duration percentile(double fraction) {
    return Duration.ofNanos(Math.round(4000 * fraction));
  }

  @Override
  public Duration max() {
    return Duration.ofNanos(4000);
  }

  @Override
  public DurationHistogram since(DurationHistogram earlier) {
    return new FakeHistogram(number - ((FakeHistogram) earlier).number);
  }
}
