package dev.contrail.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name(EventNames.WORKER_STEAL)
@Label("Worker Steal")
@Description("A worker took tasks from another worker")
@Category({"Contrail", "Worker"})
@Enabled(false)
@StackTrace(false)
final class WorkerStealEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Worker")
  @Description("Index of the worker that took the tasks")
  int worker;

  @Label("Victim")
  @Description("Index of the worker that had them")
  int victim;

  @Label("Tasks")
  @Description("Number of tasks taken")
  int tasks;

  static boolean isWanted() {
    return new WorkerStealEvent().isEnabled();
  }

  static void offer(String scheduler, int worker, int victim, int tasks) {
    var event = new WorkerStealEvent();
    if (event.shouldCommit()) {
      event.scheduler = scheduler;
      event.worker = worker;
      event.victim = victim;
      event.tasks = tasks;
      Commits.commit(event);
    }
  }
}
