package dev.contrail.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name(EventNames.TASK_WAKE)
@Label("Task Wake")
@Description(
    "A waiting task was woken, and is scheduled; a wake of a task that is not waiting is none")
@Category({"Contrail", "Task"})
@Enabled(false)
@StackTrace(false)
final class TaskWakeEvent extends Event {

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

  @Label("Waker Task Id")
  @Description("Id of the task whose poll woke it, 0 if a thread outside the scheduler did")
  @TaskIdRelation
  long wakerTaskId;

  static boolean isWanted() {
    return new TaskWakeEvent().isEnabled();
  }

  static void offer(String scheduler, EventTask task, long wakerTaskId) {
    var event = new TaskWakeEvent();
    if (event.shouldCommit()) {
      event.scheduler = scheduler;
      event.taskId = task.id();
      event.name = task.name();
      event.wakerTaskId = wakerTaskId;
      Commits.commit(event);
    }
  }
}
