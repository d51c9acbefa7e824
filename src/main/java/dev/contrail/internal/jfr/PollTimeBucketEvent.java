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

@Name(EventNames.POLL_TIME_BUCKET)
@Label("Poll Time Bucket")
@Description("Number of sampled polls of a worker that took a time within the bounds of a bucket")
@Category({"Contrail", "Metrics"})
@Experimental
@Enabled(false)
@Period("1 s")
@StackTrace(false)
final class PollTimeBucketEvent extends HistogramBucketEvent {

  static void offer(Reading reading) {
    if (new PollTimeBucketEvent().shouldCommit()) {
      for (int i = 0; i < reading.metrics().numWorkers(); i++) {
        DurationHistogram all = reading.metrics().unstable().worker(i).pollTimes();
        DurationHistogram recent = reading.history().worker(i).pollTimeBuckets.next(all);
        commitEach(reading, i, recent, PollTimeBucketEvent::new);
      }
    }
  }
}
