package dev.contrail.internal.jfr;

import dev.contrail.metrics.DurationHistogram;
import java.util.function.Supplier;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/**
 * One bucket of a worker's histogram that got samples since the last event of the same type and
 * bucket. JMC can filter, group and sum one event per bucket, but not a list of buckets in a
 * string.
 */
abstract class HistogramBucketEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Worker")
  @Description("Index of the worker")
  int worker;

  @Label("Bucket Start")
  @Description("Least duration of the bucket")
  @Timespan(Timespan.NANOSECONDS)
  long bucketStart;

  @Label("Bucket End")
  @Description("Least duration beyond the bucket; the last bucket has no end")
  @Timespan(Timespan.NANOSECONDS)
  long bucketEnd;

  @Label("Count")
  @Description("Number of samples the bucket got since the last events")
  double count;

  /** Commits an event for each bucket that got samples. */
  static void commitEach(
      Reading reading,
      int worker,
      DurationHistogram recent,
      Supplier<? extends HistogramBucketEvent> newEvent) {
    for (int bucket = 0; bucket < recent.numBuckets(); bucket++) {
      if (recent.bucketCount(bucket) > 0) {
        HistogramBucketEvent event = newEvent.get();
        event.scheduler = reading.configuration().name();
        event.worker = worker;
        event.bucketStart = recent.bucketStart(bucket).toNanos();
        event.bucketEnd = endOf(bucket, recent);
        event.count = recent.bucketCount(bucket);
        Commits.commit(event);
      }
    }
  }

  private static long endOf(int bucket, DurationHistogram histogram) {
    return bucket + 1 < histogram.numBuckets()
        ? histogram.bucketStart(bucket + 1).toNanos()
        : histogram.max().toNanos();
  }
}
