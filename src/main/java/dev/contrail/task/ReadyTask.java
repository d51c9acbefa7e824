package dev.contrail.task;

import org.jspecify.annotations.Nullable;

/**
 * A task that is ready with a given value at once; if it is never polled, a {@link Lease} is
 * closed.
 */
final class ReadyTask<T extends @Nullable Object> implements Task<T> {
  private final T value;
  private boolean isTaken;

  ReadyTask(T value) {
    this.value = value;
  }

  @Override
  public Poll<T> poll(Context cx) {
    isTaken = true;
    return Poll.ready(value);
  }

  @Override
  public void cancel() {
    if (!isTaken) {
      isTaken = true;
      Cancellation.discard(value);
    }
  }
}
