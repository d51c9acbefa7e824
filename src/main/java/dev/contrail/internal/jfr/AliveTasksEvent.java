package dev.contrail.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name(EventNames.ALIVE_TASKS)
@Label("Alive Tasks")
@Description("Number of tasks of a scheduler that were spawned and have not ended")
@Category({"Contrail", "Metrics"})
@Period("1 s")
@StackTrace(false)
final class AliveTasksEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Alive Tasks")
  @Description("Number of tasks that were spawned and have not ended")
  int numAliveTasks;

  static void offer(Reading reading) {
    var event = new AliveTasksEvent();
    if (event.shouldCommit()) {
      event.scheduler = reading.configuration().name();
      event.numAliveTasks = reading.metrics().numAliveTasks();
      Commits.commit(event);
    }
  }
}
