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

@Name(EventNames.TASK_POLL)
@Label("Task Poll")
@Description(
    "A poll of a task by a worker; unless every poll is recorded it may begin up to 1 ms early")
@Category({"Contrail", "Task"})
@StackTrace(false)
@Threshold("10 ms")
final class TaskPollEvent extends Event {

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
  @Description("Task, callable or command")
  @Nullable String kind;

  @Label("Worker")
  @Description("Index of the worker")
  int worker;

  @Label("Outcome")
  @Description("Pending, yielded, completed, failed, cancelled, or blocked in place")
  @Nullable String outcome;

  @Label("Schedule Latency")
  @Description(
      "Time the task was queued before the poll, to about 2 ms unless the poll was sampled")
  @Timespan(Timespan.NANOSECONDS)
  long scheduleLatency;

  @Label("Spawn Site")
  @Description("Place that spawned the task, if spawn sites are kept")
  @Nullable String spawnSite;

  @Label("Caught Stack")
  @Description("Frames of the thread when the poll had passed the threshold, one a line")
  @Nullable String caughtStack;

  /** An event for probing the settings; it is not committed. */
  TaskPollEvent() {}

  /** An event for the polls of one worker. */
  TaskPollEvent(String scheduler, int worker) {
    this.scheduler = scheduler;
    this.worker = worker;
  }

  static boolean isWanted() {
    return new TaskPollEvent().isEnabled();
  }

  /** Fills the event, which has begun, ended and been seen wanted, and commits it. */
  void commit(EventTask task, String pollOutcome, long latency, @Nullable String stack) {
    taskId = task.id();
    name = task.name();
    kind = task.kind();
    spawnSite = task.spawnSite();
    outcome = pollOutcome;
    scheduleLatency = latency;
    caughtStack = stack;
    Commits.commit(this);
  }
}
