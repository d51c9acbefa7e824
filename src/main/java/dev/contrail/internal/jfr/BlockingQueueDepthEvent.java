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

@Name(EventNames.BLOCKING_QUEUE_DEPTH)
@Label("Blocking Queue Depth")
@Description("Number of blocking jobs of a scheduler that wait for a thread")
@Category({"Contrail", "Metrics"})
@Experimental
@Period("1 s")
@StackTrace(false)
final class BlockingQueueDepthEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Blocking Queue Depth")
  @Description("Number of blocking jobs that wait, since the number of threads is at its limit")
  int blockingQueueDepth;

  static void offer(Reading reading) {
    var event = new BlockingQueueDepthEvent();
    if (event.shouldCommit()) {
      event.scheduler = reading.configuration().name();
      event.blockingQueueDepth = reading.metrics().unstable().blockingQueueDepth();
      Commits.commit(event);
    }
  }
}
