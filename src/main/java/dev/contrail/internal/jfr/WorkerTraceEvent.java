package dev.contrail.internal.jfr;

import dev.contrail.dump.WorkerTrace;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

@Name(EventNames.WORKER_TRACE)
@Label("Worker Trace")
@Description("One worker at the instant of a dump")
@Category({"Contrail", "Dump"})
@StackTrace(false)
final class WorkerTraceEvent extends Event {

  @Label("Dump Id")
  @Description("Id of the dump")
  @DumpIdRelation
  long dumpId;

  @Label("Worker")
  @Description("Index of the worker")
  int worker;

  @Label("Thread Name")
  @Description("Name of its thread, if it has one")
  @Nullable String threadName;

  @Label("Late")
  @Description("Whether it was in a poll that did not end in time")
  boolean late;

  @Label("Task Id")
  @Description("Id of the task in that poll; 0 for none")
  @TaskIdRelation
  long taskId;

  @Label("Running For")
  @Description("Least time that poll had taken; -1 if there is none")
  @Timespan(Timespan.NANOSECONDS)
  long runningFor;

  @Label("Stack Text")
  @Description("Id of the Stack Text of its thread; 0 for none")
  long stackText;

  static void offer(long dumpId, WorkerTrace trace, long stackText) {
    var event = new WorkerTraceEvent();
    if (event.shouldCommit()) {
      event.dumpId = dumpId;
      event.worker = trace.worker();
      event.threadName = trace.threadName();
      event.late = trace.isLate();
      event.taskId = trace.taskId();
      event.runningFor = TaskTraceEvent.nanos(trace.runningFor());
      event.stackText = stackText;
      Commits.commit(event);
    }
  }
}
