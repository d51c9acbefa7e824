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
 * One dump's way with tasks: traces each that was alive at the cut, once, as it was then. Whoever
 * is about to change a task calls {@link #trace}, and so does the dump's own thread for all others.
 * Thread-safe.
 */
public final class TaskTracer {
  private final int epoch;
  private final long cutTime;
  private final Predicate<@Nullable String> names;
  private final TraceSink sink;

  private volatile boolean isOver;

  /** How many threads are between a claim and its trace. */
  private final AtomicInteger inside = new AtomicInteger();

  /** How many tasks were claimed to be told of, whatever came of it. */
  private final AtomicInteger claimed = new AtomicInteger();

  /**
   * A tracer of one epoch.
   *
   * @param cutTime when the cut is, on the clock of nanoTime
   * @param names of the tasks to tell of
   */
  public TaskTracer(int epoch, long cutTime, Predicate<@Nullable String> names, TraceSink sink) {
    this.epoch = epoch;
    this.cutTime = cutTime;
    this.names = names;
    this.sink = sink;
  }

  /**
   * Traces a task unless that was done, without running any of its code but names. Never throws:
   * the caller has a task in hand that nobody else would queue, or complete.
   */
  void trace(TaskCell<?> task) {
    if (isOver || task.isSettledIn(epoch)) { // as nearly always: tasks are polled more than dumped
      return;
    }
    inside.incrementAndGet();
    try {
      trace(task, task.transitionToTracing(epoch), null);
    } catch (Throwable broken) { // no memory, or a bug of ours
      // It was claimed, and not told of: so it is counted.
    } finally {
      inside.decrementAndGet();
    }
  }

  /** The time is over: what nobody has claimed stays so. */
  public void end() {
    isOver = true;
  }

  /** How many threads are in the middle of a {@link #trace}. */
  public int inside() {
    return inside.get();
  }

  /** How many tasks the sink was told of, will be, or should have been. */
  public int claimed() {
    return claimed.get();
  }

  /**
   * Traces a task unless that was done, and if it waits, has it say where; that runs its code.
   *
   * @param watch is told before and after that; null not to ask
   */
  public void traceLeaves(TaskCell<?> task, @Nullable TraceWatch watch) {
    try {
      trace(task, task.transitionToTracing(epoch), watch);
    } catch (Throwable broken) { // no memory, or a bug of ours: the others are still to be traced
      // It was claimed, and not told of: so it is counted.
    }
  }

  /** Whether a task that was alive at the cut, and is to be told of, was not claimed by anybody. */
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

  /** Whether a task that was just claimed is to be told of. */
  private boolean isWanted(TaskCell<?> task) {
    boolean isWanted = names.test(task.name());
    if (isWanted) {
      claimed.incrementAndGet();
    }
    return isWanted;
  }

  private void tell(TaskCell<?> task, TraceState state) {
    if (isWanted(task)) {
      sink.task(task.toTrace(state, cutTime), 0);
    }
  }

  private void traceRunning(TaskCell<?> task, boolean hasStack) {
    if (!isWanted(task)) {
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
    VarHandle.acquireFence(); // in this order: if the number is still the same, that poll was it
    return isInTask && context.pollSequence() == sequence ? here : null;
  }

  private void traceWaiting(TaskCell<?> task, @Nullable TraceWatch watch) {
    TaskTrace trace = null;
    int leaves = 0;
    try {
      if (isWanted(task)) {
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
            return; // it took so long that it was told of without
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
