package dev.contrail.task;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A task, and then the one made of its result. */
final class FlatMapTask<T extends @Nullable Object, R extends @Nullable Object> implements Task<R> {
  private @Nullable Task<T> first;
  private @Nullable Function<? super T, Task<R>> function;

  /**
   * What runs second; known from the start if it does not depend on the first, so as to cancel it.
   */
  private @Nullable Task<R> second;

  FlatMapTask(Task<T> first, Function<? super T, Task<R>> function) {
    this.first = Objects.requireNonNull(first, "first");
    this.function = Objects.requireNonNull(function, "function");
  }

  FlatMapTask(Task<T> first, Function<? super T, Task<R>> function, Task<R> second) {
    this(first, function);
    this.second = Objects.requireNonNull(second, "next");
  }

  @Override
  public Poll<R> poll(Context cx) throws Exception {
    Task<T> before = first;
    if (before != null) {
      Poll<T> poll = before.poll(cx);
      if (!poll.isReady()) {
        return Poll.pending();
      }
      first = null;
      if (second != null) {
        Cancellation.discard(poll.value());
      }
      second = Objects.requireNonNull(function).apply(poll.value());
      function = null;
    }
    return Objects.requireNonNull(second, "flatMap's function returned null").poll(cx);
  }

  @Override
  public void cancel() {
    Cancellation cancellation = new Cancellation();
    Task<T> before = first;
    first = null;
    cancellation.cancel(before);
    Task<R> after = second;
    second = null;
    cancellation.cancel(after);
    cancellation.finish();
  }
}
