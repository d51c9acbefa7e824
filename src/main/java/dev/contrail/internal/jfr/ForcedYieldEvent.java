package dev.contrail.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name(EventNames.FORCED_YIELD)
@Label("Forced Yield")
@Description("A poll used up its budget, and the task yields so that others get a turn")
@Category({"Contrail", "Task"})
@Enabled(false)
@StackTrace(true)
final class ForcedYieldEvent extends Event {

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

  static boolean isWanted() {
    return new ForcedYieldEvent().isEnabled();
  }

  static void offer(String scheduler, EventTask task) {
    var event = new ForcedYieldEvent();
    if (event.shouldCommit()) {
      event.scheduler = scheduler;
      event.taskId = task.id();
      event.name = task.name();
      Commits.commit(event);
    }
  }
}
