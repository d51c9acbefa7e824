package dev.contrail.internal.task;

import dev.contrail.dump.LeafTrace;
import dev.contrail.dump.TaskTrace;
import dev.contrail.dump.TraceState;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Traces each task that was alive at the cut of one dump, once, as it was then. A thread that is
 * about to change a task calls {@link #trace}, and the dump's own thread calls it for all remaining
 * tasks. Thread-safe.
 */
public final class TaskTracer {
  private final int epoch;
  private final long cutTime;
  private final Predicate<@Nullable String> names;
  private final TraceSink sink;

  private volatile boolean isOver;

  /** Number of threads between a claim and its trace. */
  private final AtomicInteger inside = new AtomicInteger();

  /** Number of tasks that were claimed and are to be reported. */
  private final AtomicInteger claimed = new AtomicInteger();

  /**
   * A tracer for one epoch.
   *
   * @param cutTime the time of the cut, on the clock of nanoTime
   * @param names accepts the names of the tasks to report
   */
  public TaskTracer(int epoch, long cutTime, Predicate<@Nullable String> names, TraceSink sink) {
    this.epoch = epoch;
    this.cutTime = cutTime;
    this.names = names;
    this.sink = sink;
  }

  /**
   * Traces a task unless it was traced, without running its code, except for names. Never throws:
   * the caller holds a task that no other thread would queue, or complete.
   */
  void trace(TaskCell<?> task) {
    if (isOver
        || task.isSettledIn(epoch)) { // the usual case: tasks are polled more often than dumped
      return;
    }
    inside.incrementAndGet();
    try {
      trace(task, task.transitionToTracing(epoch), null);
    } catch (Throwable broken) { // no memory, or a bug here
      // The task was claimed and not reported, so it is counted as untraced.
    } finally {
      inside.decrementAndGet();
    }
  }

  /** Ends the tracing: unclaimed tasks stay unclaimed. */
  public void end() {
    isOver = true;
  }

  /** Returns the number of threads in the middle of a {@link #trace}. */
  public int inside() {
    return inside.get();
  }

  /** Returns the number of tasks that the sink got, will get, or should have got. */
  public int claimed() {
    return claimed.get();
  }

  /**
   * Traces a task unless it was traced, and polls it for its leaves if it waits; that runs its
   * code.
   *
   * @param watch notified before and after that poll; null to trace without it
   */
  public void traceLeaves(TaskCell<?> task, @Nullable TraceWatch watch) {
    try {
      trace(task, task.transitionToTracing(epoch), watch);
    } catch (
        Throwable broken) { // no memory, or a bug here: the remaining tasks are still to be traced
      // The task was claimed and not reported, so it is counted as untraced.
    }
  }

  /** Returns whether a task that was alive at the cut, and is to be reported, was never claimed. */
  public boolean isUnclaimed(TaskCell<?> task) {
    return task.isUntracedIn(epoch) && names.test(task.name());
  }

  private void trace(TaskCell<?> task, TracedState.Claim claim, @Nullable TraceWatch watch) {
    switch (claim) {
      case NOT_MINE -> {}
      case RUNNING -> traceRunning(task, watch != null);
      case HELD_WAITING -> tell(task, TraceState.WAITING);
      case HELD_QUEUED -> tell(task, TraceState.QUEUED);
      case QUEUED -> {
        try {
          tell(task, task.wasPolled() ? TraceState.QUEUED : TraceState.NOT_STARTED);
        } finally {
          task.endTracing();
        }
      }
      case WAITING -> traceWaiting(task, watch);
    }
  }

  /** Counts a task that was just claimed if it is to be reported; returns whether it is. */
  private boolean countIfWanted(TaskCell<?> task) {
    boolean isWanted = names.test(task.name());
    if (isWanted) {
      claimed.incrementAndGet();
    }
    return isWanted;
  }

  private void tell(TaskCell<?> task, TraceState state) {
    if (countIfWanted(task)) {
      sink.task(task.toTrace(state, cutTime), 0);
    }
  }

  private void traceRunning(TaskCell<?> task, boolean hasStack) {
    if (!countIfWanted(task)) {
      return;
    }
    TaskTrace trace = task.toTrace(TraceState.RUNNING, cutTime);
    ThreadContext context = hasStack ? task.pollingContext() : null;
    LeafTrace here = context == null ? null : here(task, context);
    sink.task(here == null ? trace : trace.withLeaves(List.of(here), 0), 0);
  }

  /** Returns the place of a context's thread in a task; null if its poll ended meanwhile. */
  private @Nullable LeafTrace here(TaskCell<?> task, ThreadContext context) {
    long sequence = context.pollSequence();
    Thread thread = context.thread();
    LeafTrace here = thread == null ? null : sink.running(thread);
    boolean isInTask = task.pollingContext() == context;
    // In this order: if the number is unchanged, the stack belongs to that poll.
    VarHandle.acquireFence();
    return isInTask && context.pollSequence() == sequence ? here : null;
  }

  private void traceWaiting(TaskCell<?> task, @Nullable TraceWatch watch) {
    TaskTrace trace = null;
    int leaves = 0;
    try {
      if (countIfWanted(task)) {
        trace = task.toTrace(TraceState.WAITING, cutTime);
        if (watch != null && task.canPollLeaves() && watch.begin(trace)) {
          TraceContext found;
          boolean isCurrent;
          try {
            found = task.pollLeaves(trace, sink, watch);
          } finally {
            isCurrent = watch.end();
          }
          if (!isCurrent) {
            return; // it took too long and was reported without leaves
          }
          leaves = found.told();
          trace = found.complete(trace);
        }
      }
    } finally {
      task.endTracing();
    }
    if (trace != null) {
      sink.task(trace, leaves);
    }
  }
}
