package dev.contrail.internal.jfr;

import dev.contrail.dump.TaskTrace;
import java.time.Duration;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

@Name(EventNames.TASK_TRACE)
@Label("Task Trace")
@Description("One task of a dump at one place where it waits, which is the stack trace")
@Category({"Contrail", "Dump"})
@StackTrace(true)
final class TaskTraceEvent extends Event {

  @Label("Dump Id")
  @Description("Id of the dump")
  @DumpIdRelation
  long dumpId;

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

  @Label("State")
  @Description("Not started, queued, running or waiting")
  @Nullable String state;

  @Label("Thread Name")
  @Description("Name of the thread that ran it, if it ran")
  @Nullable String threadName;

  @Label("Waiting On")
  @Description("What it waits for, if it says so")
  @Nullable String waitingOn;

  @Label("In State")
  @Description("Time it had waited, some polls of its worker too much at most; -1 if not known")
  @Timespan(Timespan.NANOSECONDS)
  long inState;

  @Label("Polls")
  @Description("Number of its polls that had begun")
  int polls;

  @Label("Age")
  @Description("Time since it was spawned; -1 if not known")
  @Timespan(Timespan.NANOSECONDS)
  long age;

  @Label("Spawn Site")
  @Description("Place that spawned it, if spawn sites are kept")
  @Nullable String spawnSite;

  @Label("Leaf")
  @Description("Which of the places where it waits, from 1; 0 if the stack trace is none")
  int leaf;

  @Label("Leaves Left Out")
  @Description("Number of places beyond those with an event")
  int leavesLeftOut;

  @Label("Stack Text")
  @Description("Id of the Stack Text of the thread that ran it; 0 for none")
  long stackText;

  /** Returns whether a recording wants it. */
  static boolean isWanted() {
    return new TaskTraceEvent().isEnabled();
  }

  /** Fills the event with a task; the caller commits it. */
  void fill(long dump, TaskTrace task) {
    dumpId = dump;
    taskId = task.id();
    name = task.name();
    kind = task.kind();
    state = task.state().toString();
    threadName = task.threadName();
    waitingOn = task.waitingOn();
    inState = nanos(task.inState());
    polls = task.polls();
    age = nanos(task.age());
    spawnSite = task.spawnSite() == null ? null : task.spawnSite().toString();
    leavesLeftOut = task.leavesLeftOut();
  }

  /** Returns a time in nanoseconds, or -1 for none. */
  static long nanos(@Nullable Duration time) {
    return time == null ? -1 : time.toNanos();
  }
}
