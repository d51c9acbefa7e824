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
    "All tasks of a scheduler at one instant, from the dump's turn to its last trace; of two with"
        + " one id the later counts")
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
  @Description("Who asked for it: api, request, timer or mbean")
  @Nullable String trigger;

  @Label("Cut Time")
  @Description("The instant that is told of")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long cutTime;

  @Label("Exact")
  @Description("Whether every worker was between two polls, and every task answered")
  boolean exact;

  @Label("Complete")
  @Description("Whether every task that was alive is told of")
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
  @Description("Number of tasks alive at the instant, as far as is known")
  int tasks;

  @Label("Traced")
  @Description("Number of tasks that are told of")
  int traced;

  @Label("Untraced")
  @Description("Number of tasks that were not reached in time")
  int untraced;

  @Label("Traces")
  @Description("Number of Task Trace events committed for it; fewer in a recording is loss")
  int traces;

  @Label("Pause")
  @Description("Longest time that workers waited for each other")
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
