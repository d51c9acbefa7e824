package dev.contrail.analysis.dump;

import dev.contrail.analysis.model.JvmModel;
import java.time.Instant;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** One dump of a recording: its summary, its workers, and its tasks in order of id. */
public final class Dump {
  private final long id;
  private final int jvm;
  private final JvmModel jvmModel;
  private final @Nullable DumpSummary summary;
  private final Instant firstTime;
  private final List<WorkerTrace> workers;
  private final TaskRows tasks;
  private final Losses losses;

  /**
   * The losses of a dump: the traces that are not among its tasks.
   *
   * @param readTraces the number of traces in the recording
   * @param unkeptTraces the number of these that were dropped for lack of room
   * @param isKept false if the traces were not requested, or were dropped to make room for later
   *     dumps
   */
  record Losses(long readTraces, long unkeptTraces, boolean isKept) {}

  Dump(
      long id,
      int jvm,
      JvmModel jvmModel,
      @Nullable DumpSummary summary,
      Instant firstTime,
      List<WorkerTrace> workers,
      TaskRows tasks,
      Losses losses) {
    this.id = id;
    this.jvm = jvm;
    this.jvmModel = jvmModel;
    this.summary = summary;
    this.firstTime = firstTime;
    this.workers = List.copyOf(workers);
    this.tasks = tasks;
    this.losses = losses;
  }

  public long id() {
    return id;
  }

  /** Returns the index of its JVM in the recording. */
  public int jvm() {
    return jvm;
  }

  public JvmModel jvmModel() {
    return jvmModel;
  }

  /** Returns the summary, or null if the recording does not have it. */
  public @Nullable DumpSummary summary() {
    return summary;
  }

  /** Returns the name of its scheduler, or null if the recording does not have it. */
  public @Nullable String scheduler() {
    return summary == null ? null : summary.scheduler();
  }

  /**
   * Returns the instant of the snapshot, or the first known instant of this dump if there is none.
   */
  public Instant time() {
    if (summary == null) {
      return firstTime;
    }
    Instant cut = summary.cutTime();
    return cut == null ? summary.startTime() : cut;
  }

  public List<WorkerTrace> workers() {
    return workers;
  }

  /** Returns the number of tasks in {@link #task}. */
  public int taskCount() {
    return tasks.count();
  }

  /** Returns the task at this index, in order of id. */
  public TaskTrace task(int index) {
    return tasks.task(index);
  }

  /** Returns the index of the task with this id, or a negative number if there is none. */
  public int find(long taskId) {
    return tasks.find(taskId);
  }

  /**
   * Returns the number of traces that were committed but are not in the recording; 0 if unknown.
   */
  public long missingTraces() {
    return summary == null ? 0 : Math.max(0, summary.traces() - losses.readTraces());
  }

  /** Returns the number of traces in the recording. */
  public long readTraces() {
    return losses.readTraces();
  }

  /** Returns the number of traces that were dropped for lack of room. */
  public long unkeptTraces() {
    return losses.unkeptTraces();
  }

  /**
   * Returns whether the tasks are kept. They are not if they were not requested, or if they made
   * room for later dumps.
   */
  public boolean isKept() {
    return losses.isKept();
  }

  /** Returns this dump with only the tasks whose indices match. */
  Dump only(IntPredicate places) {
    return new Dump(id, jvm, jvmModel, summary, firstTime, workers, tasks.only(places), losses);
  }
}
