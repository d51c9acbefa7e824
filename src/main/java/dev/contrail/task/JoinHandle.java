package dev.contrail.task;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The result of one spawned task, and the means to stop it. Dropping it lets the task run on: it is
 * detached. Thread-safe. Tokio's {@code JoinHandle}.
 *
 * <p>A handle completes exactly once: with the task's value, its exception, or as cancelled. It is
 * cancelled at the moment of {@link #abort()} or {@link #cancel}; a poll that is running then goes
 * on to its end, and what it returns is discarded; a {@link Lease} is closed.
 *
 * @param <T> the type of the result
 */
public interface JoinHandle<T extends @Nullable Object> extends Future<T> {

  /** The task's identity. */
  TaskId taskId();

  /** The name the task was spawned with, or null. */
  @Nullable String name();

  /**
   * Stops the task: it is not polled again, its {@link Task#cancel()} is called on a worker, and
   * this handle is cancelled. A poll that is running is not interrupted. Nothing happens if the
   * task has completed. Tokio's {@code abort}.
   */
  void abort();

  /**
   * {@link #abort()}, and if asked for, an interrupt for the thread that polls the task now. The
   * interrupt cannot hit another task.
   *
   * @return false if the task had completed or been cancelled before
   */
  @Override
  boolean cancel(boolean mayInterruptIfRunning);

  /**
   * Waits for the result on a thread that is not a worker.
   *
   * @throws CompletionException if the task failed; its cause is what the task threw
   * @throws CancellationException if the task was cancelled
   * @throws IllegalStateException on a worker of a scheduler: a task waits with {@link #toTask()}
   */
  T join();

  /** A task that is ready with this one's result, or throws what {@link #get()} would throw. */
  Task<T> toTask();

  /**
   * A new future that completes with this task. Cancelling the future does not stop the task.
   * Dependents run where the task ends, on its worker.
   */
  CompletableFuture<T> toCompletableFuture();
}
