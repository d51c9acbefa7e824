package dev.contrail.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name(EventNames.INJECTION_QUEUE_DEPTH)
@Label("Injection Queue Depth")
@Description("Number of tasks that wait in the injection queue of a scheduler")
@Category({"Contrail", "Metrics"})
@Period("1 s")
@StackTrace(false)
final class InjectionQueueDepthEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Injection Queue Depth")
  @Description("Number of tasks that came from outside the workers or overflowed a local queue")
  int injectionQueueDepth;

  static void offer(Reading reading) {
    var event = new InjectionQueueDepthEvent();
    if (event.shouldCommit()) {
      event.scheduler = reading.configuration().name();
      event.injectionQueueDepth = reading.metrics().injectionQueueDepth();
      Commits.commit(event);
    }
  }
}
