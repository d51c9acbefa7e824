package dev.contrail.internal.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Completes a future with a task. */
final class FutureJoiner<T extends @Nullable Object> extends Joiner {
  private final TaskCell<T> task;
  private final CompletableFuture<T> future;

  FutureJoiner(TaskCell<T> task, CompletableFuture<T> future) {
    this.task = task;
    this.future = future;
  }

  @Override
  void completed() {
    if (task.isCancelled()) {
      future.cancel(false);
      return;
    }
    try {
      future.complete(task.report());
    } catch (ExecutionException e) {
      future.completeExceptionally(e.getCause());
    }
  }
}
