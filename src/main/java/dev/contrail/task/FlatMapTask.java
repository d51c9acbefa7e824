package dev.contrail.task;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A task followed by the task that a function makes of its result. A chain of these, however
 * nested, is unrolled into one list while it is polled, so its length needs no stack.
 */
final class FlatMapTask<R extends @Nullable Object> implements Task<R>, Leaf {
  /**
   * Bounds the links of a chain without leaves that run in one poll, for fairness to other tasks.
   */
  private static final int MAX_TURNS = 1024;

  /** The task that runs now. Never a FlatMapTask after {@link #unroll()}; null after the end. */
  private @Nullable Task<?> current;

  /** The continuation of the current task; null for the last one. */
  private @Nullable Then next;

  /** A link of the chain, which makes the next task of a result. */
  private static final class Then {
    final Function<@Nullable Object, ? extends @Nullable Task<?>> function;

    /**
     * The next task, if it does not depend on the result; it is cancelled if it is never reached.
     */
    final @Nullable Task<?> known;

    @Nullable Then after;

    Then(
        Function<@Nullable Object, ? extends @Nullable Task<?>> function, @Nullable Task<?> known) {
      this.function = function;
      this.known = known;
    }
  }

  private FlatMapTask(Task<?> first, Then next) {
    this.current = first;
    this.next = next;
  }

  /** Returns a task that continues with the task that a function makes of the first result. */
  @SuppressWarnings("unchecked") // the function receives the result of its own task
  static <T extends @Nullable Object, R extends @Nullable Object> Task<R> of(
      Task<T> first, Function<? super T, Task<R>> function) {
    Objects.requireNonNull(function, "function");
    var untyped = (Function<@Nullable Object, Task<R>>) (Function<?, ?>) function;
    return new FlatMapTask<>(first, new Then(untyped, null));
  }

  /** Returns a task that runs two tasks in sequence and discards the first result. */
  static <R extends @Nullable Object> Task<R> then(Task<?> first, Task<R> next) {
    Objects.requireNonNull(next, "next");
    return new FlatMapTask<>(first, new Then(ignored -> next, next));
  }

  @Override
  @SuppressWarnings("unchecked") // the last result is of this task's type
  public Poll<R> poll(Context cx) throws Exception {
    for (int turns = 0; ; turns++) {
      unroll();
      // A ready part may hold a resource that the part before it took, so the chain does not wait
      // here. It spends budget, and the next leaf yields before it takes anything.
      if (turns > 0 && !cx.proceed() && turns >= MAX_TURNS && next != null) {
        return cx.pending(this);
      }
      Poll<?> poll = Objects.requireNonNull(current, "polled after its end").poll(cx);
      if (!poll.isReady()) {
        return Poll.pending();
      }
      current = null;
      Then then = next;
      if (then == null) {
        return (Poll<R>) poll;
      }
      if (then.known != null) {
        Cancellation.discard(poll.value());
      }
      current =
          Objects.requireNonNull(
              then.function.apply(poll.value()), "flatMap's function returned null");
      next = then.after;
    }
  }

  /** Takes over the links of the current task for as long as it is a chain itself. */
  private void unroll() {
    for (; ; ) {
      if (current instanceof FlatMapTask<?> inner) {
        takeOver(inner);
      } else if (current instanceof RecoverTask<?> inner && inner.hasFailed()) {
        current = inner.takeReplacement();
      } else {
        return;
      }
    }
  }

  private void takeOver(FlatMapTask<?> inner) {
    Then last = inner.next;
    if (last != null) {
      while (last.after != null) {
        last = last.after;
      }
      last.after = next;
      next = inner.next;
    }
    current = inner.current;
    inner.current = null;
    inner.next = null;
  }

  @Override
  public void cancel() {
    Cancellation cancellation = new Cancellation();
    for (; ; ) {
      unroll();
      cancellation.cancel(current);
      current = null;
      Then then = next;
      if (then == null) {
        break;
      }
      next = then.after;
      current = then.known;
    }
    cancellation.finish();
  }

  @Override
  public String waitingOn() {
    return "yield";
  }
}
