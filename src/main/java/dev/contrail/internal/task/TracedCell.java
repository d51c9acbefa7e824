package dev.contrail.internal.task;

import dev.contrail.dump.TaskTrace;
import dev.contrail.dump.TraceState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a task beside its body, and their view in a dump: its id and name, the context that
 * polls it, and the time since when it waits.
 */
abstract class TracedCell extends JoinerList {
  /** The resolution of {@link #takeLatency}, in nanoseconds. */
  public static final long STAMP_NANOS = TaskStamp.QUEUED_NANOS;

  final Schedule scheduler;
  private final long id;

  /** A name, an {@link Origin} with one, or null. */
  private final @Nullable Object label;

  /**
   * The result or a {@link Failure}, once the state is DONE; while it is RUNNING, the {@link
   * ThreadContext} of the poll. Written before the state says so: a thread that makes the task
   * RUNNING writes its own context first.
   */
  @Nullable Object outcome;

  /** The part of the registry with this task; written by its spawner before it is published. */
  @Nullable TaskCell<?>[] slab = OwnedTasks.NO_SLAB;

  short slabIndex;

  /** The time of {@link TaskStamp}, which says who writes and who reads it. */
  private int stamp;

  TracedCell(Schedule scheduler, long id, @Nullable Object label) {
    this.scheduler = scheduler;
    this.id = id;
    this.label = label;
  }

  /** Returns its kind in dumps and events: "task", "callable", "command" or "blocking". */
  public abstract String kind();

  /** Returns the numeric id; positive. */
  public final long id() {
    return id;
  }

  /** Returns the name it was spawned with, or null. */
  public final @Nullable String name() {
    return label instanceof Origin origin ? origin.name() : (String) label;
  }

  /** Stamps a task of the sample that is about to be queued, with a reading of nanoTime. */
  public final void stampScheduled(long nanoTime) {
    stamp = TaskStamp.queued(nanoTime);
  }

  /** Returns whether the task is one of the sample. */
  public final boolean isStamped() {
    return TaskStamp.isQueued(stamp);
  }

  /**
   * Takes the task out of the sample.
   *
   * @return the time since it was stamped, in nanoseconds
   */
  public final long takeLatency(long nanoTime) {
    long latency = TaskStamp.latency(stamp, nanoTime);
    stamp = TaskStamp.NONE;
    return latency;
  }

  /** Ends a poll except for its last transition; an interrupt would come too late. */
  final void stopPolling() {
    stamp =
        outcome instanceof ThreadContext here
            ? TaskStamp.pollEnded(here.lastClock())
            : TaskStamp.NONE;
    outcome = null;
  }

  /** Returns the leaf that the last poll named, as text for dumps; null if it named none. */
  @Nullable String waitingOn() {
    return null;
  }

  /** Returns the place that spawned it, or null if spawn sites are not kept. */
  public final @Nullable String spawnSite() {
    return label instanceof Origin origin && origin.site() != null
        ? origin.site().toString()
        : null;
  }

  /** Returns the number of polls that have begun; may be outdated at once while the task runs. */
  int polls() {
    return wasPolled() ? 1 : 0;
  }

  /** Returns the number of polls of a task that has ended. */
  public final int pollCount() {
    return polls();
  }

  /** Returns the stamp of {@link TaskStamp}. For the thread that is about to poll the task. */
  public final int stamp() {
    return stamp;
  }

  /**
   * Stamps a task that is about to be queued and is not one of the sample.
   *
   * @param coarseNanoTime a reading of nanoTime some milliseconds old, or 0 for none
   */
  public final void stampCoarse(long coarseNanoTime) {
    stamp = coarseNanoTime == 0 ? TaskStamp.NONE : TaskStamp.pollEnded(coarseNanoTime);
  }

  /** Returns the context that polls the task, or null; may be outdated at once. */
  final @Nullable ThreadContext pollingContext() {
    return outcome instanceof ThreadContext context ? context : null;
  }

  /**
   * Returns the task as a dump shows it. For a thread that claimed the task, or saw it run.
   *
   * @param cutTime on the clock of nanoTime
   */
  final TaskTrace toTrace(TraceState state, long cutTime) {
    Origin origin = label instanceof Origin known ? known : null;
    ThreadContext context = state == TraceState.RUNNING ? pollingContext() : null;
    boolean isWaiting = state == TraceState.WAITING;
    return new TaskTrace(
        id,
        name(),
        kind(),
        state,
        context == null ? null : context.threadName(),
        isWaiting ? waitingOn() : null,
        isWaiting && isTracedIdle() ? waited(cutTime) : null,
        polls(),
        origin == null ? null : Duration.ofNanos(Math.max(0, cutTime - origin.nanoTime())),
        origin == null ? null : origin.site(),
        List.of(),
        0);
  }

  private @Nullable Duration waited(long cutTime) {
    long nanos = TaskStamp.waited(stamp, cutTime);
    return nanos < 0 ? null : Duration.ofNanos(nanos);
  }

  /** Returns whether a tracer that holds the task may call {@link #pollLeaves}. */
  boolean canPollLeaves() {
    return false;
  }

  /** Polls the task to see where it waits. For a tracer that took the task while it waited. */
  TraceContext pollLeaves(TaskTrace known, TraceSink sink, TraceWatch watch) {
    throw new AssertionError("cannot be asked where it waits: " + this);
  }
}
