package dev.contrail.internal.task;

import dev.contrail.task.JoinHandle;
import dev.contrail.task.Lease;
import dev.contrail.task.Task;
import dev.contrail.task.TaskId;
import dev.contrail.task.Waker;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One spawned task: state, body, result, waker and handle in one object, so that a spawn allocates
 * once. Workers call {@link #run}; everything else may be called from any thread.
 *
 * @param <T> the type of the result
 */
public abstract class TaskCell<T extends @Nullable Object> extends TracedCell
    implements JoinHandle<T>, Waker {
  TaskCell(Schedule scheduler, long id, @Nullable Object label) {
    super(scheduler, id, label);
  }

  /**
   * Returns whether its poll may block, as commands of an executor may, so that no task may wait
   * where only its worker can reach.
   */
  public abstract boolean mayBlock();

  /**
   * Returns the executor's command inside, to be handed back if it never began; null if it is none.
   */
  public abstract @Nullable Runnable command();

  /** Returns whether its only poll is one call. */
  public abstract boolean isRunOnce();

  /** Polls the body in the state RUNNING, and makes the next transition. */
  abstract PollOutcome poll();

  /** Cancels the body in the state RUNNING. Reports exceptions of the body. */
  abstract void cancelBody();

  /** Returns whether an unpolled task can end at once, having nothing to cancel. */
  abstract boolean isWithdrawable();

  /** Drops the body of a task that ended unpolled. */
  abstract void clearBody();

  /** Returns whether the task has ended, so that this queue entry is all that is left of it. */
  public final boolean isStale() {
    return isDoneState();
  }

  /**
   * Runs a task that the calling thread took from a queue.
   *
   * @param context the calling thread's, to be interrupted with the task; null if it cannot be
   */
  public final PollOutcome run(@Nullable ThreadContext context) {
    outcome = context;
    switch (transitionToRunning()) {
      case POLL -> {
        return poll();
      }
      case CANCEL -> {
        finishCancelled();
        return PollOutcome.CANCELLED;
      }
      case HELD -> {
        return PollOutcome.NOT_POLLED;
      }
      default -> {
        outcome = null;
        return PollOutcome.NOT_POLLED;
      }
    }
  }

  /**
   * Completes the birth of a task, which is in the registry.
   *
   * @param cut epoch of the cut, read after the insertion
   */
  public final void born(int cut) {
    bear(cut);
  }

  /**
   * Withdraws an unpolled task, as if it had never been spawned; its queue entry, if any, is stale.
   *
   * @return false if a worker or an abort was faster
   */
  public final boolean withdraw() {
    scheduler.cut().beforeChangeOf(this);
    while (!transitionToWithdrawn()) {
      if (!isUnpolled()) {
        return false;
      }
      awaitTracer(); // a tracer holds the task, or did a moment ago
    }
    endUnpolled("withdrawn");
    return true;
  }

  @SuppressWarnings("ThreadPriorityCheck") // the tracer has a step or two to make
  private static void awaitTracer() {
    Thread.yield();
  }

  final void complete(@Nullable Object result) {
    scheduler.cut().beforeChangeOf(this);
    outcome = result;
    boolean isFailure = result instanceof Failure;
    scheduler.countEnd(this, isFailure);
    boolean counts = transitionToDone();
    scheduler.ending(this, !counts ? "cancelled" : isFailure ? "failed" : "completed");
    Thread.interrupted(); // an interrupt of this task is not for its joiners
    try {
      if (counts) {
        drainJoiners();
        if (result instanceof Failure failure) {
          scheduler.failed(this, failure.thrown());
        }
      } else {
        outcome = null;
        if (isFailure) {
          scheduler.uncountFailure();
        } else {
          discard(result);
        }
      }
    } finally {
      scheduler.ended();
    }
  }

  /** Closes a result that no caller will receive. */
  private void discard(@Nullable Object result) {
    if (result instanceof Lease lease) {
      try {
        lease.close();
      } catch (Throwable thrown) { // user code, and the handle says cancelled
        scheduler.failed(this, thrown);
      }
    }
  }

  final void finishCancelled() {
    Thread.interrupted(); // it was sent to stop the task, not to disturb its cancel()
    cancelBody();
    complete(null);
  }

  @Override
  public final void wake() {
    if (transitionToWoken(scheduler.cut().epoch())) {
      scheduler.woken(this);
    }
  }

  @Override
  public final void abort() {
    cancel(false);
  }

  @Override
  public final boolean cancel(boolean mayInterruptIfRunning) {
    Cut cut = scheduler.cut();
    cut.beforeChangeOf(this);
    return settle(transitionToCancelled(cut.epoch(), isWithdrawable(), mayInterruptIfRunning));
  }

  private boolean settle(Abort abort) {
    switch (abort) {
      case TOO_LATE -> {
        return false;
      }
      case SCHEDULE -> scheduler.schedule(this);
      case FINISH -> endUnpolled("cancelled");
      case MARKED -> {}
      case INTERRUPT -> sendInterrupt();
    }
    drainJoiners();
    return true;
  }

  private void endUnpolled(String how) {
    scheduler.countEnd(this, false);
    scheduler.ending(this, how);
    clearBody();
    scheduler.ended();
  }

  private void sendInterrupt() {
    try {
      if (outcome instanceof ThreadContext context) {
        context.interrupt();
      }
    } finally {
      interruptSent();
    }
  }

  /** Interrupts the thread that polls the task now, if one does; cannot hit another task. */
  public final void interrupt() {
    if (transitionToInterrupting()) {
      sendInterrupt();
    }
  }

  /** Cancels the task unless a thread polls it now. */
  public final void cancelUnlessRunning() {
    Cut cut = scheduler.cut();
    cut.beforeChangeOf(this);
    settle(transitionToCancelledUnlessRunning(cut.epoch()));
  }

  /** Ends the tracer's hold of the task. */
  final void endTracing() {
    if (transitionFromTracing() == Release.SCHEDULE) {
      scheduler.reschedule(this);
    }
  }

  @Override
  public final TaskId taskId() {
    return new TaskId(id());
  }

  @Override
  public final boolean isDone() {
    return isComplete();
  }

  @Override
  public final boolean isCancelled() {
    return isCancelledState();
  }

  @Override
  public final T get() throws InterruptedException, ExecutionException {
    if (!isComplete()) {
      ThreadJoiner.await(this, ThreadJoiner.FOR_EVER);
    }
    return report();
  }

  @Override
  public final T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!isComplete() && !ThreadJoiner.await(this, unit.toNanos(timeout))) {
      throw new TimeoutException(
          "task " + this + " was not complete after " + timeout + " " + unit);
    }
    return report();
  }

  @Override
  public final T join() {
    if (!isComplete()) {
      ThreadContext here = ThreadContext.current();
      if (here != null && here.holdsWorker()) {
        throw new IllegalStateException(
            "join() would block a worker; in a task await toTask(), or wrap it in blockInPlace");
      }
      ThreadJoiner.awaitUninterruptibly(this);
    }
    try {
      return report();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }

  /** Returns the outcome of a complete handle. */
  @SuppressWarnings({"unchecked", "NullAway"}) // only complete() writes it, as a T
  final T report() throws ExecutionException {
    if (isCancelledState()) {
      throw new CancellationException("task " + this + " was cancelled");
    }
    Object result = outcome;
    if (result instanceof Failure failure) {
      throw new ExecutionException(failure.thrown());
    }
    return (T) result;
  }

  @Override
  public final Task<T> toTask() {
    return new JoinTask<>(this);
  }

  @Override
  public final CompletableFuture<T> toCompletableFuture() {
    CompletableFuture<T> future = new CompletableFuture<>();
    Joiner joiner = new FutureJoiner<>(this, future);
    addJoiner(joiner);
    if (!future.isDone()) {
      var unused =
          future.whenComplete(
              (value, thrown) -> removeJoiner(joiner)); // its callers use the future
    }
    return future;
  }

  @Override
  public final String toString() {
    String name = name();
    return name == null ? Long.toString(id()) : id() + " (" + name + ")";
  }
}
