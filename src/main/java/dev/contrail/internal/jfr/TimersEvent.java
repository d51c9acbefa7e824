package dev.contrail.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Experimental;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name(EventNames.TIMERS)
@Label("Timers")
@Description("Number of pending timers of a scheduler")
@Category({"Contrail", "Metrics"})
@Experimental
@Period("1 s")
@StackTrace(false)
final class TimersEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Timers")
  @Description("Number of timers that have neither fired nor been cancelled")
  int numTimers;

  static void offer(Reading reading) {
    var event = new TimersEvent();
    if (event.shouldCommit()) {
      event.scheduler = reading.configuration().name();
      event.numTimers = reading.metrics().unstable().numTimers();
      Commits.commit(event);
    }
  }
}
