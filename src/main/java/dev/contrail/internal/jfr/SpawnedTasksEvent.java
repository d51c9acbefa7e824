package dev.contrail.internal.jfr;

import dev.contrail.metrics.UnstableSchedulerMetrics;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Experimental;
import jdk.jfr.Frequency;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name(EventNames.SPAWNED_TASKS)
@Label("Spawned Tasks")
@Description("Number of tasks spawned and ended since the scheduler started")
@Category({"Contrail", "Metrics"})
@Experimental
@Period("1 s")
@StackTrace(false)
final class SpawnedTasksEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Spawned Tasks")
  @Description("Number of tasks spawned")
  double spawnedTasksCount;

  @Label("Spawned Task Rate")
  @Description("Spawned tasks per second")
  @Frequency
  double spawnedTasksRate;

  @Label("Ended Tasks")
  @Description("Number of tasks completed, failed or cancelled")
  double endedTasksCount;

  @Label("Ended Task Rate")
  @Description("Ended tasks per second")
  @Frequency
  double endedTasksRate;

  static void offer(Reading reading) {
    var event = new SpawnedTasksEvent();
    if (event.shouldCommit()) {
      UnstableSchedulerMetrics metrics = reading.metrics().unstable();
      event.scheduler = reading.configuration().name();
      event.spawnedTasksCount = metrics.spawnedTasksCount();
      event.spawnedTasksRate =
          reading.history().spawnedTasks.next(event.spawnedTasksCount, reading.nanoTime());
      event.endedTasksCount = metrics.endedTasksCount();
      event.endedTasksRate =
          reading.history().endedTasks.next(event.endedTasksCount, reading.nanoTime());
      Commits.commit(event);
    }
  }
}
