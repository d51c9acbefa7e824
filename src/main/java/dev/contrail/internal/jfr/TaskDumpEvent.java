package dev.contrail.internal.jfr;

import dev.contrail.dump.TaskDump;
import dev.contrail.dump.WorkerTrace;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import org.jspecify.annotations.Nullable;

@Name(EventNames.TASK_DUMP)
@Label("Task Dump")
@Description(
    "A dump of all tasks of a scheduler, from its start to its last trace; of two with the same id"
        + " the later counts")
@Category({"Contrail", "Dump"})
@StackTrace(false)
final class TaskDumpEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Dump Id")
  @Description("Id of the dump, unique in its JVM")
  @DumpIdRelation
  long dumpId;

  @Label("Trigger")
  @Description("Origin of the request: api, request, timer or mbean")
  @Nullable String trigger;

  @Label("Cut Time")
  @Description("The instant of the dump")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long cutTime;

  @Label("Exact")
  @Description("Whether every worker was between two polls, and every task answered")
  boolean exact;

  @Label("Complete")
  @Description("Whether every task alive at the instant has a trace")
  boolean complete;

  @Label("Has Stacks")
  @Description("Whether waiting tasks were polled to see where they wait")
  boolean hasStacks;

  @Label("Workers")
  @Description("Number of workers")
  int workers;

  @Label("Late Workers")
  @Description("Number of workers in a poll that did not end in time")
  int lateWorkers;

  @Label("Tasks")
  @Description("Number of tasks alive at the instant, as far as known")
  int tasks;

  @Label("Traced")
  @Description("Number of tasks with a trace")
  int traced;

  @Label("Untraced")
  @Description("Number of tasks that were not reached in time")
  int untraced;

  @Label("Traces")
  @Description("Number of Task Trace events committed for it; fewer in a recording is loss")
  int traces;

  @Label("Pause")
  @Description("Longest time that a worker stood at its gate")
  @Timespan(Timespan.NANOSECONDS)
  long pause;

  /** Fills the event and commits it. */
  void offer(TaskDump dump, String triggeredBy, boolean stacks, int told, int committed) {
    end();
    if (shouldCommit()) {
      scheduler = dump.scheduler();
      dumpId = dump.id();
      trigger = triggeredBy;
      cutTime = dump.time().toEpochMilli();
      exact = dump.isExact();
      complete = dump.isComplete();
      hasStacks = stacks;
      workers = dump.workers().size();
      lateWorkers = (int) dump.workers().stream().filter(WorkerTrace::isLate).count();
      tasks = told + dump.untraced();
      traced = told;
      untraced = dump.untraced();
      traces = committed;
      pause = dump.pause().toNanos();
      Commits.commit(this);
    }
  }
}
