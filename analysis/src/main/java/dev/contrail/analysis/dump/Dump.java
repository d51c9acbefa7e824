package dev.contrail.analysis.dump;

import dev.contrail.analysis.model.JvmModel;
import java.time.Instant;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** One dump of a recording: what it says of itself, its workers and its tasks in order of id. */
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
   * What there is beside the tasks that are here.
   *
   * @param readTraces how many traces of it the recording has
   * @param unkeptTraces how many of them there was no room for
   * @param isKept false if its traces were not asked for, or made room for those of later dumps
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

  /** The index of its JVM in the recording. */
  public int jvm() {
    return jvm;
  }

  public JvmModel jvmModel() {
    return jvmModel;
  }

  /** What it says of itself; null if that is not in the recording. */
  public @Nullable DumpSummary summary() {
    return summary;
  }

  /** The name of its scheduler; null if that is not in the recording. */
  public @Nullable String scheduler() {
    return summary == null ? null : summary.scheduler();
  }

  /** The instant it tells of, or the first that is known of it. */
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

  /** How many tasks are here. */
  public int taskCount() {
    return tasks.count();
  }

  /** A task by its place in the order of ids. */
  public TaskTrace task(int index) {
    return tasks.task(index);
  }

  /** The place of the task with this id among those that are here; below 0 if there is none. */
  public int find(long taskId) {
    return tasks.find(taskId);
  }

  /** How many traces were committed and are not in the recording; 0 if that is not known. */
  public long missingTraces() {
    return summary == null ? 0 : Math.max(0, summary.traces() - losses.readTraces());
  }

  /** How many traces of it the recording has. */
  public long readTraces() {
    return losses.readTraces();
  }

  /** How many of them there was no room for. */
  public long unkeptTraces() {
    return losses.unkeptTraces();
  }

  /** Whether its tasks are here; else they were not asked for, or made room for later dumps. */
  public boolean isKept() {
    return losses.isKept();
  }

  /** The same with some of its tasks alone, by their places in the order of ids. */
  Dump only(IntPredicate places) {
    return new Dump(id, jvm, jvmModel, summary, firstTime, workers, tasks.only(places), losses);
  }
}
