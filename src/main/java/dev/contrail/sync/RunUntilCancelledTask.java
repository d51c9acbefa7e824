package dev.contrail.sync;

import dev.contrail.task.Context;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A task that runs another task until a token is cancelled. */
final class RunUntilCancelledTask<T extends @Nullable Object> implements Task<T> {
  private final CancellationToken token;
  private final CancelledTask cancelled;
  private final T valueIfCancelled;

  /** The task to run; null once it has ended. */
  private @Nullable Task<? extends T> task;

  /**
   * Whether the token is checked before the task: in the first poll, and if the last poll had no
   * budget left to check it after the task. A task that always spends the whole budget must end
   * too.
   */
  private boolean isTokenFirst = true;

  RunUntilCancelledTask(CancellationToken token, Task<? extends T> task, T valueIfCancelled) {
    this.token = token;
    this.cancelled = new CancelledTask(token);
    this.task = task;
    this.valueIfCancelled = valueIfCancelled;
  }

  @Override
  public Poll<T> poll(Context cx) throws Exception {
    if (isTokenFirst && token.isCancelled() && cancelled.poll(cx).isReady()) {
      return end();
    }
    Poll<? extends T> poll = Objects.requireNonNull(task, "polled after its end").poll(cx);
    if (poll.isReady()) {
      task = null;
      cancelled.cancel();
      return Poll.ready(poll.value());
    }
    if (cancelled.poll(cx).isReady()) {
      return end();
    }
    isTokenFirst = token.isCancelled();
    return Poll.pending();
  }

  private Poll<T> end() {
    cancel();
    return Poll.ready(valueIfCancelled);
  }

  @Override
  public void cancel() {
    cancelled.cancel();
    Task<? extends T> ended = task;
    task = null;
    if (ended != null) {
      ended.cancel();
    }
  }
}
