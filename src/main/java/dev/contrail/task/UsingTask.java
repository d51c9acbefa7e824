package dev.contrail.task;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A task that acquires a resource, runs a task that uses it, and closes it: try-with-resources for
 * tasks.
 */
final class UsingTask<R extends AutoCloseable, T extends @Nullable Object> implements Task<T> {
  private @Nullable Task<R> acquire;
  private @Nullable Function<? super R, Task<T>> function;
  private @Nullable R resource;
  private @Nullable Task<T> body;

  UsingTask(Task<R> acquire, Function<? super R, Task<T>> function) {
    this.acquire = Objects.requireNonNull(acquire, "resource");
    this.function = Objects.requireNonNull(function, "body");
  }

  @Override
  public Poll<T> poll(Context cx) throws Exception {
    Task<R> before = acquire;
    if (before != null) {
      Poll<R> poll = before.poll(cx);
      if (!poll.isReady()) {
        return Poll.pending();
      }
      acquire = null;
      resource = poll.value();
      body = Objects.requireNonNull(function).apply(poll.value());
      function = null;
    }
    Poll<T> poll = Objects.requireNonNull(body, "using's body returned null").poll(cx);
    if (poll.isReady()) {
      body = null;
      closeAll().finish(poll.value());
    }
    return poll;
  }

  @Override
  public void cancel() {
    closeAll().finish();
  }

  /** Cancels the parts that have not ended, then closes the resource. */
  private Cancellation closeAll() {
    Cancellation cancellation = new Cancellation();
    Task<R> before = acquire;
    acquire = null;
    cancellation.cancel(before);
    Task<T> after = body;
    body = null;
    cancellation.cancel(after);
    R closing = resource;
    resource = null;
    cancellation.close(closing);
    return cancellation;
  }
}
