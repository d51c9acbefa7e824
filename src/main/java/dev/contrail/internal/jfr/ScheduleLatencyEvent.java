package dev.contrail.internal.jfr;

import dev.contrail.metrics.DurationHistogram;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Experimental;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

@Name(EventNames.SCHEDULE_LATENCY)
@Label("Schedule Latency")
@Description("Time from being scheduled to being polled by a worker, of a sample of tasks")
@Category({"Contrail", "Metrics"})
@Experimental
@Period("1 s")
@StackTrace(false)
final class ScheduleLatencyEvent extends PercentilesEvent {

  static void offer(Reading reading) {
    for (int i = 0; i < reading.metrics().numWorkers(); i++) {
      var event = new ScheduleLatencyEvent();
      if (event.shouldCommit()) {
        DurationHistogram all = reading.metrics().unstable().worker(i).scheduleLatencies();
        event.fill(reading, i, reading.history().worker(i).scheduleLatencies.next(all));
        Commits.commit(event);
      }
    }
  }
}
