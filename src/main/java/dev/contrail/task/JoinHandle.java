package dev.contrail.task;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The handle of one spawned task, which gives its result and can stop it. Dropping the handle
 * detaches the task, which continues to run.
 *
 * <p>A handle completes exactly once: with the task's value, with its exception, or as cancelled.
 * {@link #abort()} and {@link #cancel} cancel the handle at once. A poll that is running at that
 * moment continues to its end, and its result is discarded, or closed if it is a {@link Lease}. A
 * cancelled handle therefore does not mean that the task has stopped. Example: {@code
 * dev.contrail.examples.Cancellation}.
 *
 * <p>Thread-safety: any thread may call any method.
 *
 * <p>Tokio: {@code tokio::task::JoinHandle}, and {@code AbortHandle}. Instead of returning a {@code
 * JoinError}, {@link #get()} throws {@link java.util.concurrent.ExecutionException} for a panic and
 * {@link CancellationException} for an abort.
 *
 * @param <T> the type of the result
 */
public interface JoinHandle<T extends @Nullable Object> extends Future<T> {

  /** {@return the task's identity} Tokio's {@code id}. */
  TaskId taskId();

  /** {@return the name the task was spawned with, or null} */
  @Nullable String name();

  /**
   * Stops the task: it is not polled again, its {@link Task#cancel()} is called on a worker, and
   * this handle is cancelled. A running poll is not interrupted, and a blocking job that has
   * started continues. Has no effect if the task has completed. Tokio's {@code abort}.
   */
  void abort();

  /**
   * Aborts the task as {@link #abort()} does and, if requested, interrupts the thread that is
   * polling it. The interrupt cannot reach another task.
   *
   * @param mayInterruptIfRunning whether to interrupt
   * @return false if the task had completed or been cancelled before
   */
  @Override
  boolean cancel(boolean mayInterruptIfRunning);

  /**
   * Waits for the result. An interrupt does not end the wait; it is set again on return. Serves the
   * purpose of Tokio's {@code block_on}.
   *
   * @return the result
   * @throws CompletionException if the task failed; its cause is the exception of the task
   * @throws CancellationException if the task was cancelled
   * @throws IllegalStateException on a worker of any scheduler, if the task has not completed; a
   *     task waits with {@link #toTask()}, or within {@code Scheduler.blockInPlace}
   */
  T join();

  /**
   * {@return a new task that is ready with the result of the spawned task, or throws as {@link
   * #get()} does} Cancelling the new task does not stop the spawned one. Tokio's handle is a future
   * itself.
   */
  Task<T> toTask();

  /**
   * {@return a new future that completes with the task} If the task fails, the future fails with
   * the same exception. Cancelling the future does not stop the task. Dependents run on the worker
   * or blocking thread that ends the task, on the thread that aborts it, or, if it has already
   * ended, on the thread that adds them.
   */
  CompletableFuture<T> toCompletableFuture();
}
