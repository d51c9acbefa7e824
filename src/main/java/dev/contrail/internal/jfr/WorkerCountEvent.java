package dev.contrail.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name(EventNames.WORKER_COUNT)
@Label("Worker Count")
@Description("Number of workers of a scheduler")
@Category({"Contrail", "Metrics"})
@Period("1 s")
@StackTrace(false)
final class WorkerCountEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Workers")
  @Description("Number of workers")
  int numWorkers;

  static void offer(Reading reading) {
    var event = new WorkerCountEvent();
    if (event.shouldCommit()) {
      event.scheduler = reading.configuration().name();
      event.numWorkers = reading.metrics().numWorkers();
      Commits.commit(event);
    }
  }
}
