package dev.contrail.task;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A task that polls several tasks, one after the other, and is ready when all of them are. */
final class JoinAllTask<R extends @Nullable Object> implements Task<R> {
  /** The branches; an element is null once its branch has ended. */
  private final @Nullable Task<?>[] branches;

  private final @Nullable Object[] values;
  private final boolean failsFast;
  private final Function<@Nullable Object[], R> finisher;

  /** The first exception of a branch; unused if this task fails fast. */
  private @Nullable Exception failure;

  /**
   * The index of the branch that the next poll begins with. It rotates, as in Tokio, because a
   * fixed first branch could spend the whole budget.
   */
  private int first;

  JoinAllTask(
      Collection<? extends Task<?>> branches,
      boolean failsFast,
      Function<@Nullable Object[], R> finisher) {
    this.branches = branches.toArray(new Task<?>[0]);
    this.values = new Object[this.branches.length];
    this.failsFast = failsFast;
    this.finisher = finisher;
    for (Task<?> branch : this.branches) {
      Objects.requireNonNull(branch, "branch");
    }
  }

  @Override
  public Poll<R> poll(Context cx) throws Exception {
    int length = branches.length;
    boolean isPending = false;
    int at = first;
    for (int polled = 0; polled < length; polled++) {
      isPending |= !pollBranch(at, cx);
      at = at + 1 < length ? at + 1 : 0;
    }
    if (isPending) {
      first = first + 1 < length ? first + 1 : 0;
      return Poll.pending();
    }
    if (failure != null) {
      throw failure;
    }
    return Poll.ready(finisher.apply(values));
  }

  /** Polls a branch; returns whether it has ended. */
  private boolean pollBranch(int at, Context cx) throws Exception {
    Task<?> branch = branches[at];
    if (branch == null) {
      return true;
    }
    Poll<?> poll;
    try {
      poll = branch.poll(cx);
    } catch (Exception e) {
      if (failsFast) {
        throw e; // cancel() follows, for this branch too
      }
      branches[at] = null;
      failed(branch, e);
      return true;
    }
    if (poll.isReady()) {
      branches[at] = null;
      values[at] = poll.value();
      return true;
    }
    return false;
  }

  private void failed(Task<?> branch, Exception e) {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel(branch);
    cancellation.finishWithin(e);
    if (failure == null) {
      failure = e;
    } else if (failure != e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void cancel() {
    Cancellation cancellation = new Cancellation();
    for (int i = 0; i < branches.length; i++) {
      Task<?> branch = branches[i];
      branches[i] = null;
      cancellation.cancel(branch);
      Object value = values[i];
      values[i] = null;
      if (value instanceof Lease lease) {
        cancellation.close(lease);
      }
    }
    cancellation.finish();
  }
}
