package dev.contrail.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

@Name(EventNames.BLOCKING_TASK)
@Label("Blocking Task")
@Description("A blocking job, from its start on its thread to its end")
@Category({"Contrail", "Task"})
@StackTrace(false)
@Threshold("10 ms")
final class BlockingTaskEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Task Id")
  @Description("Id of the job")
  @TaskIdRelation
  long taskId;

  @Label("Task Name")
  @Description("Name of the job, if it has one")
  @Nullable String name;

  @Label("Queue Wait")
  @Description("Time the job waited for a thread")
  @Timespan(Timespan.NANOSECONDS)
  long queueWait;

  static boolean isWanted() {
    return new BlockingTaskEvent().isEnabled();
  }

  static void run(
      String scheduler, long taskId, @Nullable String name, long queueWait, Runnable job) {
    var event = new BlockingTaskEvent();
    event.begin();
    try {
      job.run();
    } finally {
      event.end();
      if (event.shouldCommit()) {
        event.scheduler = scheduler;
        event.taskId = taskId;
        event.name = name;
        event.queueWait = queueWait;
        Commits.commit(event);
      }
    }
  }
}
