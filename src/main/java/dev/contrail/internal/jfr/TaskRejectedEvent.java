package dev.contrail.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name(EventNames.TASK_REJECTED)
@Label("Task Rejected")
@Description("A scheduler refused a task")
@Category({"Contrail", "Task"})
@StackTrace(true)
final class TaskRejectedEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Reason")
  @Description("Why the task was refused")
  @Nullable String reason;

  static void offer(String scheduler, String reason) {
    var event = new TaskRejectedEvent();
    if (event.shouldCommit()) {
      event.scheduler = scheduler;
      event.reason = reason;
      Commits.commit(event);
    }
  }
}
