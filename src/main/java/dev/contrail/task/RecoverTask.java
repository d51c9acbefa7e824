package dev.contrail.task;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A task and, if it fails, its replacement, which a function makes of the failure. A replacement of
 * the same type is taken over, so that a task that recovers to itself repeatedly needs no stack.
 */
final class RecoverTask<T extends @Nullable Object> implements Task<T>, Leaf {
  /** Bounds the failures in one poll, for fairness to other tasks. */
  private static final int MAX_TURNS = 128;

  private Function<? super Exception, Task<T>> function;
  private @Nullable Task<T> task;
  private boolean hasFailed;

  RecoverTask(Task<T> task, Function<? super Exception, Task<T>> function) {
    this.task = Objects.requireNonNull(task, "task");
    this.function = Objects.requireNonNull(function, "function");
  }

  @Override
  public Poll<T> poll(Context cx) throws Exception {
    for (int turns = 0; turns < MAX_TURNS; turns++) {
      unroll();
      Task<T> now = Objects.requireNonNull(task, "polled after its end");
      if (hasFailed) {
        return now.poll(cx);
      }
      try {
        return now.poll(cx);
      } catch (Exception e) {
        hasFailed = true;
        cancelTask().finishWithin(e);
        task = Objects.requireNonNull(function.apply(e), "recover's function returned null");
      }
    }
    cx.yieldNow();
    return cx.pending(this);
  }

  /** Takes over the replacement if it is a RecoverTask itself. */
  @SuppressWarnings("unchecked") // the replacement of a Task<T> is a Task<T>
  private void unroll() {
    while (hasFailed && task instanceof RecoverTask<?> inner) {
      function = ((RecoverTask<T>) inner).function;
      hasFailed = inner.hasFailed;
      task = ((RecoverTask<T>) inner).takeReplacement();
    }
  }

  /** Returns whether the first task has failed, so that only the replacement is left. */
  boolean hasFailed() {
    return hasFailed;
  }

  /** Hands the current task over to the caller and leaves this one empty. */
  @Nullable Task<T> takeReplacement() {
    Task<T> taken = task;
    task = null;
    return taken;
  }

  private Cancellation cancelTask() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel(takeReplacement());
    return cancellation;
  }

  @Override
  public void cancel() {
    unroll();
    cancelTask().finish();
  }

  @Override
  public String waitingOn() {
    return "yield";
  }
}
