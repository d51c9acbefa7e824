package dev.contrail.task;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A task, and if it fails, the one made of its failure. */
final class RecoverTask<T extends @Nullable Object> implements Task<T> {
  private final Function<? super Exception, Task<T>> function;
  private @Nullable Task<T> task;
  private boolean hasFailed;

  RecoverTask(Task<T> task, Function<? super Exception, Task<T>> function) {
    this.task = Objects.requireNonNull(task, "task");
    this.function = Objects.requireNonNull(function, "function");
  }

  @Override
  public Poll<T> poll(Context cx) throws Exception {
    if (!hasFailed) {
      try {
        return Objects.requireNonNull(task).poll(cx);
      } catch (Exception e) {
        hasFailed = true;
        cancelTask().finishWithin(e);
        task = function.apply(e);
      }
    }
    return Objects.requireNonNull(task, "recover's function returned null").poll(cx);
  }

  private Cancellation cancelTask() {
    Cancellation cancellation = new Cancellation();
    Task<T> cancelled = task;
    task = null;
    cancellation.cancel(cancelled);
    return cancellation;
  }

  @Override
  public void cancel() {
    cancelTask().finish();
  }
}
