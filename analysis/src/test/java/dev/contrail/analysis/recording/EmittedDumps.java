package dev.contrail.analysis.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;

/** Emits the events of dumps, so that tests can compare them with the result of the reader. */
public final class EmittedDumps implements AutoCloseable {

  @Name("contrail.TaskDump")
  @Registered(false)
  @StackTrace(false)
  static final class TaskDump extends Event {
    String scheduler;
    long dumpId;
    String trigger = "request";

    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    long cutTime;

    boolean exact;
    boolean complete;
    boolean hasStacks = true;
    int workers = 1;
    int lateWorkers;
    int tasks;
    int traced;
    int untraced;
    int traces;

    @Timespan long pause = 40_000;
  }

  @Name("contrail.TaskTrace")
  @Registered(false)
  @StackTrace
  static final class TaskTrace extends Event {
    long dumpId;
    long taskId;
    String name;
    String kind = "task";
    String state = "waiting";
    String threadName;
    String waitingOn;
    @Timespan long inState;
    int polls;
    @Timespan long age = -1;
    String spawnSite;
    int leaf;
    int leavesLeftOut;
    long stackText;
  }

  @Name("contrail.WorkerTrace")
  @Registered(false)
  @StackTrace(false)
  static final class WorkerTrace extends Event {
    long dumpId;
    int worker;
    String threadName = "w-0";
    boolean late;
    long taskId;
    @Timespan long runningFor = -1;
    long stackText;
  }

  @Name("contrail.StackText")
  @Registered(false)
  @StackTrace(false)
  static final class StackText extends Event {
    long dumpId;
    long stackId;
    String text;
  }

  private static final List<Class<? extends Event>> TYPES =
      List.of(TaskDump.class, TaskTrace.class, WorkerTrace.class, StackText.class);

  private final Recording recording = new Recording();

  public EmittedDumps() {
    TYPES.forEach(FlightRecorder::register);
    recording.enable("jdk.JVMInformation");
    recording.start();
  }

  /** Emits the summary of a dump with {@code tasks} tasks, each with one place. */
  public void taskDump(long id, String scheduler, boolean complete, int tasks) {
    TaskDump event = new TaskDump();
    event.begin();
    event.scheduler = scheduler;
    event.dumpId = id;
    event.cutTime = System.currentTimeMillis();
    event.exact = true;
    event.complete = complete;
    event.tasks = tasks;
    event.traced = complete ? tasks : 0;
    event.untraced = complete ? 0 : tasks;
    event.traces = tasks;
    event.commit();
  }

  /** Emits the trace of a task that waits at the caller. */
  public void waiting(long dump, long task, String name, long inStateNanos, int polls) {
    TaskTrace event = new TaskTrace();
    event.dumpId = dump;
    event.taskId = task;
    event.name = name;
    event.waitingOn = "permit";
    event.inState = inStateNanos;
    event.polls = polls;
    event.leaf = 1;
    event.commit();
  }

  /** Emits the trace of a task that a thread runs. */
  public void running(long dump, long task, long stackText) {
    TaskTrace event = new TaskTrace();
    event.dumpId = dump;
    event.taskId = task;
    event.kind = "blocking";
    event.state = "running";
    event.threadName = "w-0";
    event.inState = -1;
    event.stackText = stackText;
    event.commit();
  }

  /** Emits the trace of a worker in a poll that did not end. */
  public void lateWorker(long dump, long task, long stackText) {
    WorkerTrace event = new WorkerTrace();
    event.dumpId = dump;
    event.late = true;
    event.taskId = task;
    event.runningFor = 12_000_000;
    event.stackText = stackText;
    event.commit();
  }

  public void stackText(long dump, long id, String text) {
    StackText event = new StackText();
    event.dumpId = dump;
    event.stackId = id;
    event.text = text;
    event.commit();
  }

  /** Writes the events so far to a file, and starts a new chunk. */
  public Path dump(Path file) {
    try {
      recording.dump(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    recording.close();
    TYPES.forEach(FlightRecorder::unregister);
  }
}
