package dev.contrail.sync;

import dev.contrail.task.JoinHandle;
import dev.contrail.task.Task;
import dev.contrail.task.TaskId;
import dev.contrail.task.Tasks;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The handle of a task that a test ends by hand. */
final class ManualHandle<T> extends CompletableFuture<T> implements JoinHandle<T> {
  private final String name;

  ManualHandle(String name) {
    this.name = name;
  }

  @Override
  public TaskId taskId() {
    return new TaskId(1);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void abort() {
    cancel(false);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return !isDone() && super.cancel(mayInterruptIfRunning);
  }

  @Override
  public Task<T> toTask() {
    return Tasks.from((CompletionStage<T>) this);
  }

  @Override
  public CompletableFuture<T> toCompletableFuture() {
    return copy();
  }

  @Override
  public String toString() {
    return name;
  }
}
