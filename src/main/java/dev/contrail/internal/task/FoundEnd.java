package dev.contrail.internal.task;

import dev.contrail.task.Context;
import dev.contrail.task.Lease;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for a task that completed during a trace poll; holds the result until a worker finishes
 * the task.
 */
final class FoundEnd<T extends @Nullable Object> implements Task<T> {
  private final Task<T> body;
  private final @Nullable Poll<T> ready;
  private final @Nullable Throwable thrown;

  private FoundEnd(Task<T> body, @Nullable Poll<T> ready, @Nullable Throwable thrown) {
    this.body = body;
    this.ready = ready;
    this.thrown = thrown;
  }

  /** The end of a task that was ready. */
  static <T extends @Nullable Object> Task<T> ready(Task<T> body, Poll<T> poll) {
    return new FoundEnd<>(body, poll, null);
  }

  /** The end of a task that threw. */
  static <T extends @Nullable Object> Task<T> failed(Task<T> body, Throwable thrown) {
    return new FoundEnd<>(body, null, thrown);
  }

  @Override
  @SuppressWarnings("NullAway") // exactly one of the two is set
  public Poll<T> poll(Context cx) throws Exception {
    if (ready != null) {
      return ready;
    }
    throw FoundEnd.<Exception>unchecked(thrown);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E unchecked(@Nullable Throwable thrown) throws E {
    throw (E) thrown;
  }

  @Override
  public void cancel() {
    if (ready == null) {
      body.cancel();
    } else if (ready.value() instanceof Lease lease) {
      lease.close();
    }
  }
}
