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

@Name(EventNames.LOCAL_QUEUE_DEPTH)
@Label("Local Queue Depth")
@Description("Number of tasks that wait in the local queue of a worker")
@Category({"Contrail", "Metrics"})
@Experimental
@Period("1 s")
@StackTrace(false)
final class LocalQueueDepthEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Worker")
  @Description("Index of the worker")
  int worker;

  @Label("Local Queue Depth")
  @Description("Number of tasks in the local queue and the LIFO slot")
  int localQueueDepth;

  static void offer(Reading reading) {
    for (int i = 0; i < reading.metrics().numWorkers(); i++) {
      var event = new LocalQueueDepthEvent();
      if (event.shouldCommit()) {
        event.scheduler = reading.configuration().name();
        event.worker = i;
        event.localQueueDepth = reading.metrics().unstable().worker(i).localQueueDepth();
        Commits.commit(event);
      }
    }
  }
}
