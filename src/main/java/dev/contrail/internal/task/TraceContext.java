package dev.contrail.internal.task;

import dev.contrail.dump.LeafTrace;
import dev.contrail.dump.TaskTrace;
import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.TaskId;
import dev.contrail.task.TimerEntry;
import dev.contrail.task.Waker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The context of a poll that finds the place where a task waits: each leaf that the poll names is
 * passed to a sink. Everything else goes to the task as in any poll, except that the budget is its
 * own. Used for one poll.
 */
final class TraceContext implements Context {
  /** Largest number of leaves per task: a dump covers many tasks rather than one in full. */
  private static final int MAX_LEAVES = 32;

  private final ResumableCell<?> cell;
  private final TaskTrace known;
  private final TraceSink sink;
  private final TraceWatch watch;

  /** The values that the sink returned for the leaves. */
  private @Nullable List<LeafTrace> leaves;

  private int found;
  private int told;
  private boolean isYielding;

  /**
   * Number of leaves that may still be ready: it ends the poll of a task that never runs out of
   * them.
   */
  private int budget = -ResumableCell.BUDGET;

  TraceContext(ResumableCell<?> cell, TaskTrace known, TraceSink sink, TraceWatch watch) {
    this.cell = cell;
    this.known = known;
    this.sink = sink;
    this.watch = watch;
  }

  /** Returns the number of leaves passed to the sink. */
  int told() {
    return told;
  }

  /** Returns the trace with the leaves found. */
  TaskTrace complete(TaskTrace before) {
    List<LeafTrace> values = leaves == null ? List.of() : leaves;
    return found == told && leaves == null ? before : before.withLeaves(values, found - told());
  }

  /** Returns whether a worker has to poll the task again, since no wake is due. */
  boolean isToBeScheduled() {
    return isYielding || found == 0;
  }

  /** Passes a leaf to the sink. The stack of a leaf begins below this method, on any thread. */
  @Override
  public <T extends @Nullable Object> Poll<T> pending(Leaf leaf) {
    if (++found <= MAX_LEAVES && watch.isCurrent()) {
      try {
        tell(sink.leaf(known, found, String.valueOf(ResumableCell.waitingOn(leaf))));
      } catch (Throwable broken) {
        // No memory: the leaf counts as left out. To the task it must not look like a failure of
        // its own.
      }
    }
    return cell.pending(leaf);
  }

  private void tell(@Nullable LeafTrace value) {
    if (value != null) {
      if (leaves == null) {
        leaves = new ArrayList<>(1);
      }
      leaves.add(value);
    }
    told++;
  }

  @Override
  public TaskId taskId() {
    return cell.taskId();
  }

  @Override
  public Waker waker() {
    return cell;
  }

  @Override
  public void yieldNow() {
    isYielding = true;
  }

  @Override
  public boolean proceed() {
    if (budget > 0) {
      budget--;
      return true;
    }
    isYielding = true;
    return false;
  }

  @Override
  public TimerEntry wakeAt(long nanoTime) {
    return cell.wakeAt(nanoTime);
  }

  @Override
  public <R extends AutoCloseable> R own(R resource) {
    return cell.own(resource);
  }
}
