package dev.contrail.task;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The result of one spawned task, and the means to stop it. Dropping it lets the task run on: it is
 * detached.
 *
 * <p>A handle completes exactly once: with the task's value, its exception, or as cancelled. It is
 * cancelled at the moment of {@link #abort()} or {@link #cancel}; a poll that is running then goes
 * on to its end, and what it returns is discarded; a {@link Lease} is closed. So a cancelled handle
 * does not say that the task has stopped. Example: {@code dev.contrail.examples.Cancellation}.
 *
 * <p>Thread-safety: any thread may call any method.
 *
 * <p>Tokio: {@code tokio::task::JoinHandle}, and {@code AbortHandle}, which is this too. Where
 * Tokio hands a {@code JoinError} out, {@link #get()} throws {@link
 * java.util.concurrent.ExecutionException} for a panic and {@link CancellationException} for an
 * abort.
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
   * this handle is cancelled. A poll that is running is not interrupted, a blocking job that has
   * begun goes on. Nothing happens if the task has completed. Tokio's {@code abort}.
   */
  void abort();

  /**
   * {@link #abort()}, and if asked for, an interrupt for the thread that polls the task now. The
   * interrupt cannot hit another task.
   *
   * @param mayInterruptIfRunning whether to interrupt
   * @return false if the task had completed or been cancelled before
   */
  @Override
  boolean cancel(boolean mayInterruptIfRunning);

  /**
   * Waits for the result, whatever interrupts come meanwhile: they are there again afterwards. What
   * Tokio's {@code block_on} is for.
   *
   * @return the result
   * @throws CompletionException if the task failed; its cause is what the task threw
   * @throws CancellationException if the task was cancelled
   * @throws IllegalStateException on a worker of any scheduler, if it would have to wait: a task
   *     waits with {@link #toTask()}, or within {@code Scheduler.blockInPlace}
   */
  T join();

  /**
   * {@return a new task that is ready with this one's result, or throws what {@link #get()} would
   * throw} Cancelling it does not stop this one's task. Tokio's handle is a future itself.
   */
  Task<T> toTask();

  /**
   * {@return a new future that completes with this task} It fails with what the task threw.
   * Cancelling the future does not stop the task. Dependents run where the task ends, on its worker
   * or blocking thread; on the thread that aborts it; or on the thread that adds them, if it has
   * ended.
   */
  CompletableFuture<T> toCompletableFuture();
}
