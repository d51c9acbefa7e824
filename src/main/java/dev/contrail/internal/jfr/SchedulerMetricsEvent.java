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

@Name(EventNames.SCHEDULER_METRICS)
@Label("Scheduler Metrics")
@Description("Counters of a whole scheduler since it started, beside those of its workers")
@Category({"Contrail", "Metrics"})
@Experimental
@Period("1 s")
@StackTrace(false)
final class SchedulerMetricsEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Remote Schedules")
  @Description("Number of tasks scheduled by other threads than workers")
  double remoteScheduleCount;

  @Label("Remote Schedule Rate")
  @Description("Remote schedules per second")
  @Frequency
  double remoteScheduleRate;

  @Label("Budget Forced Yields")
  @Description("Number of polls cut short because their budget was spent")
  double budgetForcedYieldCount;

  @Label("Budget Forced Yield Rate")
  @Description("Budget forced yields per second")
  @Frequency
  double budgetForcedYieldRate;

  @Label("Failed Tasks")
  @Description("Number of tasks that ended by an exception of their own")
  double failedTasksCount;

  @Label("Failed Task Rate")
  @Description("Failed tasks per second")
  @Frequency
  double failedTasksRate;

  @Label("Rejected Tasks")
  @Description("Number of tasks refused because the scheduler shuts down")
  double rejectedTasksCount;

  @Label("Rejected Task Rate")
  @Description("Rejected tasks per second")
  @Frequency
  double rejectedTasksRate;

  @Label("Spare Workers")
  @Description("Number of spare workers that have stepped in for stuck ones")
  int numSpareWorkers;

  @Label("Spare Polls")
  @Description("Number of polls by spare workers, which are in no worker's count")
  double sparePollCount;

  @Label("Spare Poll Rate")
  @Description("Spare polls per second")
  @Frequency
  double sparePollRate;

  static void offer(Reading reading) {
    var event = new SchedulerMetricsEvent();
    if (event.shouldCommit()) {
      UnstableSchedulerMetrics metrics = reading.metrics().unstable();
      event.scheduler = reading.configuration().name();
      event.remoteScheduleCount = metrics.remoteScheduleCount();
      event.remoteScheduleRate =
          reading.history().remoteSchedules.next(event.remoteScheduleCount, reading.nanoTime());
      event.budgetForcedYieldCount = metrics.budgetForcedYieldCount();
      event.budgetForcedYieldRate =
          reading
              .history()
              .budgetForcedYields
              .next(event.budgetForcedYieldCount, reading.nanoTime());
      event.failedTasksCount = metrics.failedTasksCount();
      event.failedTasksRate =
          reading.history().failedTasks.next(event.failedTasksCount, reading.nanoTime());
      event.rejectedTasksCount = metrics.rejectedTasksCount();
      event.rejectedTasksRate =
          reading.history().rejectedTasks.next(event.rejectedTasksCount, reading.nanoTime());
      event.numSpareWorkers = metrics.numSpareWorkers();
      event.sparePollCount = metrics.sparePollCount();
      event.sparePollRate =
          reading.history().sparePolls.next(event.sparePollCount, reading.nanoTime());
      Commits.commit(event);
    }
  }
}
