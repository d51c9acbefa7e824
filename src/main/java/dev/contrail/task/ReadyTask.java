package dev.contrail.task;

import org.jspecify.annotations.Nullable;

/** A value as a task; a {@link Lease} that nobody asks for is given back. */
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
