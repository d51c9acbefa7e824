package dev.contrail.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name(EventNames.TASK_END)
@Label("Task End")
@Description("A task ended")
@Category({"Contrail", "Task"})
@Enabled(false)
@StackTrace(false)
final class TaskEndEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Task Id")
  @Description("Id of the task")
  @TaskIdRelation
  long taskId;

  @Label("Task Name")
  @Description("Name of the task, if it has one")
  @Nullable String name;

  @Label("Kind")
  @Description("Task, callable, command or blocking")
  @Nullable String kind;

  @Label("Outcome")
  @Description("Completed, failed or cancelled")
  @Nullable String outcome;

  @Label("Polls")
  @Description("Number of polls of the task")
  int polls;

  static boolean isWanted() {
    return new TaskEndEvent().isEnabled();
  }

  static void offer(String scheduler, EventTask task, String outcome, int polls) {
    var event = new TaskEndEvent();
    if (event.shouldCommit()) {
      event.scheduler = scheduler;
      event.taskId = task.id();
      event.name = task.name();
      event.kind = task.kind();
      event.outcome = outcome;
      event.polls = polls;
      Commits.commit(event);
    }
  }
}
