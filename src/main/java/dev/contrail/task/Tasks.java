package dev.contrail.task;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tasks made of callables, stages and other tasks, so that nobody needs to write a state machine.
 * Each returned task is for one use.
 */
public final class Tasks {
  private Tasks() {}

  /** A task that is ready at once. */
  public static <T extends @Nullable Object> Task<T> ready(T value) {
    return cx -> Poll.ready(value);
  }

  /**
   * A task that makes one call in its first poll.
   *
   * @param callable must not block; what it throws is the task's failure
   */
  public static <T extends @Nullable Object> Task<T> call(Callable<T> callable) {
    Objects.requireNonNull(callable, "callable");
    return cx -> Poll.ready(callable.call());
  }

  /**
   * A task that waits for a stage. It throws {@link java.util.concurrent.ExecutionException} if the
   * stage failed and {@link java.util.concurrent.CancellationException} if it was cancelled.
   * Cancelling the task lets go of the stage and does not cancel it.
   */
  public static <T extends @Nullable Object> Task<T> from(CompletionStage<T> stage) {
    return new StageTask<>(stage);
  }

  /** A task that waits for a spawned task: {@link JoinHandle#toTask()}. */
  public static <T extends @Nullable Object> Task<T> from(JoinHandle<T> handle) {
    return handle.toTask();
  }

  /**
   * A task that goes once to the back of its worker's queue, so that others get their turn. Tokio's
   * {@code yield_now}.
   */
  public static Task<@Nullable Void> yieldNow() {
    return new YieldTask();
  }

  /**
   * A task that runs fresh tasks one after the other until one of them is ready with true. A turn
   * that is ready at once is followed by the next in the same poll, up to 128 of them: then the
   * others get their turn first.
   *
   * @param body makes the task of one turn
   */
  public static Task<@Nullable Void> loop(Supplier<? extends Task<Boolean>> body) {
    return new LoopTask(body);
  }
}
