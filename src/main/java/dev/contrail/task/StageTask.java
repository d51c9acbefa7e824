package dev.contrail.task;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A task that waits for a completion stage. */
/*
 * A stage cannot remove a dependent. But a CompletableFuture unlinks its part in an anyOf once
 * another part has completed. This task therefore waits for anyOf(stage, letGo), and cancel()
 * completes letGo. Any other kind of stage keeps one small object for each wait, which does not
 * refer to the task.
 */
final class StageTask<T extends @Nullable Object> implements Task<T>, Leaf {
  private final CompletionStage<T> stage;

  /** The stage itself, or a future that follows it; null before the first poll. */
  private @Nullable CompletableFuture<T> future;

  /** Completed by {@link #cancel()} to release the future; null if nothing is registered. */
  private @Nullable CompletableFuture<@Nullable Void> letGo;

  private volatile @Nullable Waker waker;

  StageTask(CompletionStage<T> stage) {
    this.stage = Objects.requireNonNull(stage, "stage");
  }

  @Override
  public Poll<T> poll(Context cx) throws ExecutionException, InterruptedException {
    // Written before isDone() is read: a stage that completes after that read sees the waker.
    waker = cx.waker();
    CompletableFuture<T> awaited = future;
    if (awaited == null) {
      awaited = futureOf(stage);
      future = awaited;
      if (!awaited.isDone()) {
        register(awaited);
      }
    }
    if (!awaited.isDone() || !cx.proceed()) {
      return cx.pending(this);
    }
    return Poll.ready(result(awaited));
  }

  /** Static, so that callbacks that a foreign stage keeps do not keep the task alive. */
  private static <T extends @Nullable Object> CompletableFuture<T> futureOf(
      CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture();
    } catch (UnsupportedOperationException e) { // allowed by CompletionStage
      return followerOf(stage);
    }
  }

  private static <T extends @Nullable Object> CompletableFuture<T> followerOf(
      CompletionStage<T> stage) {
    CompletableFuture<T> follower = new CompletableFuture<>();
    stage.whenComplete(
        (value, thrown) -> {
          if (thrown != null) {
            follower.completeExceptionally(thrown);
          } else {
            follower.complete(value);
          }
        });
    return follower;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the dependent only wakes the task
  private void register(CompletableFuture<T> awaited) {
    CompletableFuture<@Nullable Void> registered = new CompletableFuture<>();
    letGo = registered;
    CompletableFuture.anyOf(awaited, registered)
        .whenComplete(
            (value, thrown) -> {
              Waker target = waker;
              if (target != null) {
                target.wake();
              }
            });
  }

  private T result(CompletableFuture<T> done) throws ExecutionException, InterruptedException {
    try {
      return done.get();
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
    CompletableFuture<@Nullable Void> registered = letGo;
    if (registered != null) {
      letGo = null;
      registered.complete(null);
    }
  }

  @Override
  public String waitingOn() {
    return "completion stage";
  }
}
