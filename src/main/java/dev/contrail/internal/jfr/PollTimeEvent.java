package dev.contrail.internal.jfr;

import dev.contrail.metrics.DurationHistogram;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Experimental;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

@Name(EventNames.POLL_TIME)
@Label("Poll Time")
@Description("Duration of the polls of a worker, of a sample")
@Category({"Contrail", "Metrics"})
@Experimental
@Period("1 s")
@StackTrace(false)
final class PollTimeEvent extends PercentilesEvent {

  static void offer(Reading reading) {
    for (int i = 0; i < reading.metrics().numWorkers(); i++) {
      var event = new PollTimeEvent();
      if (event.shouldCommit()) {
        DurationHistogram all = reading.metrics().unstable().worker(i).pollTimes();
        event.fill(reading, i, reading.history().worker(i).pollTimes.next(all));
        Commits.commit(event);
      }
    }
  }
}
