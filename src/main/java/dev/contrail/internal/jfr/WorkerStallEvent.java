package dev.contrail.internal.jfr;

import java.util.List;
import java.util.stream.Collectors;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

@Name(EventNames.WORKER_STALL)
@Label("Worker Stall")
@Description(
    "A worker is in one poll for longer than the threshold, committed while the poll goes on, and"
        + " again whenever its duration has doubled")
@Category({"Contrail", "Worker"})
@StackTrace(false)
@Threshold("100 ms")
final class WorkerStallEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Worker")
  @Description("Index of the worker")
  int worker;

  @Label("Worker Thread")
  @Description("Thread that runs the worker")
  @Nullable Thread workerThread;

  @Label("Task Id")
  @Description("Id of the task that is polled")
  @TaskIdRelation
  long taskId;

  @Label("Task Name")
  @Description("Name of the task, if it has one")
  @Nullable String name;

  @Label("Kind")
  @Description("Task, callable, command or blocking")
  @Nullable String kind;

  @Label("Spawn Site")
  @Description("Place that spawned the task, if spawn sites are kept")
  @Nullable String spawnSite;

  @Label("Frame")
  @Description("Innermost frame of the worker's thread")
  @Nullable String frame;

  @Label("Stack")
  @Description("Frames of the worker's thread down to the task, one a line, innermost first")
  @Nullable String stack;

  static boolean isWanted() {
    return new WorkerStallEvent().isEnabled();
  }

  /** Fills the event, which has begun, ended and been seen wanted, and commits it. */
  void commit(
      String name, int index, Thread thread, EventTask task, List<StackTraceElement> frames) {
    scheduler = name;
    worker = index;
    workerThread = thread;
    taskId = task.id();
    this.name = task.name();
    kind = task.kind();
    spawnSite = task.spawnSite();
    frame = frames.isEmpty() ? null : textOf(frames.get(0));
    stack = textOf(frames);
    Commits.commit(this);
  }

  /** Frames as text, one a line; null if there are none. */
  static @Nullable String textOf(List<StackTraceElement> frames) {
    return frames.isEmpty()
        ? null
        : frames.stream().map(WorkerStallEvent::textOf).collect(Collectors.joining("\n"));
  }

  /** A frame without its class loader and the version of its module. */
  private static String textOf(StackTraceElement frame) {
    return new StackTraceElement(
            frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber())
        .toString();
  }
}
