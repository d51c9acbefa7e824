package dev.contrail.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name(EventNames.TASK_SPAWN)
@Label("Task Spawn")
@Description("A scheduler accepted a task; the stack trace is the place that spawned it")
@Category({"Contrail", "Task"})
@Enabled(false)
@StackTrace(true)
final class TaskSpawnEvent extends Event {

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

  @Label("Parent Task Id")
  @Description("Id of the task that spawned it, 0 if a thread outside the scheduler did")
  @TaskIdRelation
  long parentTaskId;

  static boolean isWanted() {
    return new TaskSpawnEvent().isEnabled();
  }

  static void offer(String scheduler, EventTask task, long parentTaskId) {
    var event = new TaskSpawnEvent();
    if (event.shouldCommit()) {
      event.scheduler = scheduler;
      event.taskId = task.id();
      event.name = task.name();
      event.kind = task.kind();
      event.parentTaskId = parentTaskId;
      Commits.commit(event);
    }
  }
}
