package dev.contrail.task;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Waits for a stage that somebody else completes. */
/*
 * A stage has no way to take a dependent back. But a CompletableFuture unlinks its part in an anyOf
 * once another part has completed. So a future is waited for together with one of our own, which
 * cancel() completes; any other stage keeps one small object for each wait, without its task.
 */
final class StageTask<T extends @Nullable Object> implements Task<T>, Leaf {
  private final CompletionStage<T> stage;

  /** The stage, or what follows it; null before the first poll. */
  private @Nullable CompletableFuture<T> future;

  /** Completed to let go of the future; null if nothing was registered. */
  private @Nullable CompletableFuture<@Nullable Void> letGo;

  private volatile @Nullable Waker waker;

  StageTask(CompletionStage<T> stage) {
    this.stage = Objects.requireNonNull(stage, "stage");
  }

  @Override
  public Poll<T> poll(Context cx) throws ExecutionException, InterruptedException {
    // Written before the look at isDone(): a stage that completes after the look finds it.
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

  /** Static, so that what a foreign stage keeps does not keep the task. */
  private static <T extends @Nullable Object> CompletableFuture<T> futureOf(
      CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture();
    } catch (UnsupportedOperationException e) { // which a stage may
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

  @SuppressWarnings("FutureReturnValueIgnored") // all it does is to wake
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
