package dev.contrail.task;

import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A task that is ready with the first of several tasks and cancels the remaining ones in the same
 * poll.
 */
final class SelectTask<T extends @Nullable Object> implements Task<T> {
  private final @Nullable Task<? extends T>[] branches;
  private final boolean isBiased;

  SelectTask(Task<? extends T>[] branches, boolean isBiased) {
    this.branches = branches.clone();
    this.isBiased = isBiased;
    if (branches.length == 0) {
      throw new IllegalArgumentException("select needs at least one task");
    }
    for (Task<? extends T> branch : this.branches) {
      Objects.requireNonNull(branch, "branch");
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no generic arrays
  static <T extends @Nullable Object> Task<? extends T>[] branches(
      Collection<? extends Task<? extends T>> tasks) {
    return tasks.toArray(new Task[0]);
  }

  @Override
  public Poll<T> poll(Context cx) throws Exception {
    int length = branches.length;
    int at = isBiased ? 0 : ThreadLocalRandom.current().nextInt(length);
    for (int polled = 0; polled < length; polled++) {
      Poll<? extends T> poll = Objects.requireNonNull(branches[at]).poll(cx);
      if (poll.isReady()) {
        branches[at] = null;
        T value = poll.value();
        cancelAll().finish(value);
        return Poll.ready(value);
      }
      at = at + 1 < length ? at + 1 : 0;
    }
    return Poll.pending();
  }

  @Override
  public void cancel() {
    cancelAll().finish();
  }

  private Cancellation cancelAll() {
    Cancellation cancellation = new Cancellation();
    for (int i = 0; i < branches.length; i++) {
      Task<? extends T> branch = branches[i];
      branches[i] = null;
      cancellation.cancel(branch);
    }
    return cancellation;
  }
}
