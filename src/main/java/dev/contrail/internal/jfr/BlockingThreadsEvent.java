package dev.contrail.internal.jfr;

import dev.contrail.metrics.UnstableSchedulerMetrics;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Experimental;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name(EventNames.BLOCKING_THREADS)
@Label("Blocking Threads")
@Description("Number of threads of a scheduler for blocking jobs")
@Category({"Contrail", "Metrics"})
@Experimental
@Period("1 s")
@StackTrace(false)
final class BlockingThreadsEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Blocking Threads")
  @Description("Number of threads for blocking jobs")
  int numBlockingThreads;

  @Label("Idle Blocking Threads")
  @Description("Number of threads without a blocking job")
  int numIdleBlockingThreads;

  static void offer(Reading reading) {
    var event = new BlockingThreadsEvent();
    if (event.shouldCommit()) {
      UnstableSchedulerMetrics metrics = reading.metrics().unstable();
      event.scheduler = reading.configuration().name();
      event.numBlockingThreads = metrics.numBlockingThreads();
      event.numIdleBlockingThreads = metrics.numIdleBlockingThreads();
      Commits.commit(event);
    }
  }
}
