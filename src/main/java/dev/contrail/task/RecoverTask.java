package dev.contrail.task;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A task, and if it fails, the one made of its failure; from then on it is no more than that one.
 * So a task that recovers to itself, again and again, needs no stack.
 */
final class RecoverTask<T extends @Nullable Object> implements Task<T>, Leaf {
  /** So many failures in one poll, and the others have their turn. */
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

  /** What it recovered to may recover in turn: then this does. */
  @SuppressWarnings("unchecked") // it is the replacement for a task of T
  private void unroll() {
    while (hasFailed && task instanceof RecoverTask<?> inner) {
      function = ((RecoverTask<T>) inner).function;
      hasFailed = inner.hasFailed;
      task = ((RecoverTask<T>) inner).takeReplacement();
    }
  }

  /** Whether it is no more than what it recovered to. */
  boolean hasFailed() {
    return hasFailed;
  }

  /** Leaves what it consists of to whoever asks; it is empty then. */
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
