package dev.contrail.task;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Waits for a stage that somebody else completes. */
final class StageTask<T extends @Nullable Object> implements Task<T>, Leaf {
  private final CompletionStage<T> stage;

  /** Completes after the stage; of our own, so that it can be let go of. */
  private @Nullable CompletableFuture<T> dependent;

  private volatile @Nullable Waker waker;

  StageTask(CompletionStage<T> stage) {
    this.stage = Objects.requireNonNull(stage, "stage");
  }

  @Override
  public Poll<T> poll(Context cx) throws ExecutionException, InterruptedException {
    // Written before the look at isDone(): a stage that completes after the look finds it.
    waker = cx.waker();
    CompletableFuture<T> ours = dependent;
    if (ours == null) {
      ours = new CompletableFuture<>();
      dependent = ours;
      register(ours);
    }
    return ours.isDone() ? Poll.ready(result(ours)) : cx.pending(this);
  }

  private void register(CompletableFuture<T> ours) {
    stage.whenComplete(
        (value, thrown) -> {
          if (thrown != null) {
            ours.completeExceptionally(thrown);
          } else {
            ours.complete(value);
          }
          Waker target = waker;
          if (target != null) {
            target.wake();
          }
        });
  }

  private T result(CompletableFuture<T> ours) throws ExecutionException, InterruptedException {
    try {
      return ours.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      while (cause instanceof CompletionException && cause.getCause() != null) {
        cause = cause.getCause();
      }
      if (cause instanceof CancellationException cancelled) {
        throw cancelled;
      }
      throw cause == e.getCause() ? e : new ExecutionException(cause);
    }
  }

  @Override
  public void cancel() {
    waker = null;
  }

  @Override
  public String waitingOn() {
    return "completion stage";
  }
}
