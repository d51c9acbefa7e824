package dev.contrail.internal.jfr;

import dev.contrail.metrics.DurationHistogram;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Experimental;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

@Name(EventNames.SCHEDULE_LATENCY_BUCKET)
@Label("Schedule Latency Bucket")
@Description(
    "Number of sampled tasks whose wait from being scheduled to being polled by a worker was within the bounds of a bucket")
@Category({"Contrail", "Metrics"})
@Experimental
@Enabled(false)
@Period("1 s")
@StackTrace(false)
final class ScheduleLatencyBucketEvent extends HistogramBucketEvent {

  static void offer(Reading reading) {
    if (new ScheduleLatencyBucketEvent().shouldCommit()) {
      for (int i = 0; i < reading.metrics().numWorkers(); i++) {
        DurationHistogram all = reading.metrics().unstable().worker(i).scheduleLatencies();
        DurationHistogram recent = reading.history().worker(i).scheduleLatencyBuckets.next(all);
        commitEach(reading, i, recent, ScheduleLatencyBucketEvent::new);
      }
    }
  }
}
