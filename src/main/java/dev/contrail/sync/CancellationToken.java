package dev.contrail.sync;

import dev.contrail.task.Task;
import dev.contrail.task.Waker;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request to stop, made once and never withdrawn, that any number of tasks and threads check or
 * wait for. It stops nothing by itself. Actions in a thread before it cancels happen-before actions
 * of a thread that has seen the token cancelled.
 *
 * <p>A {@link #childToken() child} is cancelled together with its parent, and can be cancelled
 * alone. A child refers to its parent but not the reverse, so a long-lived token keeps no children
 * alive. Only waiting tasks are registered, with their token and each of its ancestors, for as long
 * as they wait. Checking a token and starting to wait therefore take one step for each ancestor.
 *
 * <p>Thread-safety: any thread may call any method.
 *
 * <p>Tokio: {@code tokio_util::sync::CancellationToken}. There a parent refers to its children and
 * cancels them one after the other; here all are cancelled at once. Instead of {@code drop_guard},
 * use {@link dev.contrail.task.Context#own cx.own(token::cancel)}.
 */
public final class CancellationToken {
  private final @Nullable CancellationToken parent;
  private final WaitList<Registration> waiters = new WaitList<>();

  /**
   * Whether this token itself was cancelled, apart from its ancestors. Written under the list's
   * lock; read by any thread.
   */
  private volatile boolean isCancelled;

  /** Makes a token without a parent that is not cancelled. */
  public CancellationToken() {
    this(null);
  }

  private CancellationToken(@Nullable CancellationToken parent) {
    this.parent = parent;
  }

  /**
   * The registration of a waiting leaf with one token, linked to its registrations with the
   * ancestors.
   */
  static final class Registration extends Waiter {
    private final CancellationToken token;
    private final @Nullable Registration above;

    private Registration(CancellationToken token) {
      this.token = token;
      this.above = token.parent == null ? null : new Registration(token.parent);
    }
  }

  /**
   * Cancels this token and all its descendants at once, and wakes the tasks that wait for any of
   * them. Has no effect if it was cancelled before. Tokio's {@code cancel}.
   */
  public void cancel() {
    WaitList<Registration> all;
    synchronized (waiters) {
      isCancelled = true;
      all = waiters.detachAll();
    }
    waiters.wakeAll(all);
  }

  /**
   * Returns whether this token or one of its ancestors was cancelled. Tokio's {@code is_cancelled}.
   *
   * @return true if it was; once true, the answer never changes
   */
  public boolean isCancelled() {
    for (CancellationToken at = this; at != null; at = at.parent) {
      if (at.isCancelled) {
        return true;
      }
    }
    return false;
  }

  /**
   * Makes a child of this token. Tokio's {@code child_token}.
   *
   * @return a token that is cancelled with this one at the latest; it is cancelled from the start
   *     if this one is
   */
  public CancellationToken childToken() {
    return new CancellationToken(this);
  }

  /**
   * Makes a task that waits for this token, from its first poll on. Tokio's {@code cancelled}.
   *
   * @return a task that is ready once this token is cancelled
   */
  public Task<@Nullable Void> cancelled() {
    return new CancelledTask(this);
  }

  /**
   * Makes a task that runs another task until this token is cancelled, and then cancels that task.
   * If the token is cancelled before the first poll, the task does not start; later, a task that is
   * ready in the very poll that finds the token cancelled wins. Tokio's {@code
   * run_until_cancelled}; its {@code None} is replaced by a value of the caller's choice, because
   * null may be a result itself.
   *
   * @param <T> the type of the result
   * @param task the task to run, which belongs to the new one
   * @param valueIfCancelled the result if the token is cancelled first; may be null
   * @return a task that is ready with the task's result or with the given value, or throws the
   *     exception of the task
   */
  public <T extends @Nullable Object> Task<T> runUntilCancelled(
      Task<? extends T> task, T valueIfCancelled) {
    return new RunUntilCancelledTask<>(
        this, Objects.requireNonNull(task, "task"), valueIfCancelled);
  }

  /** Makes the registrations that a leaf needs to wait for this token. */
  Registration newRegistration() {
    return new Registration(this);
  }

  /**
   * Registers a waker with the token and its ancestors; false if one of them is already cancelled.
   */
  static boolean register(Registration registration, Waker target) {
    for (Registration at = registration; at != null; at = at.above) {
      WaitList<Registration> waiters = at.token.waiters;
      synchronized (waiters) {
        if (at.token.isCancelled) {
          return false;
        }
        if (at.isLinked()) {
          at.waker = target; // polled by another task than before
        } else {
          waiters.addLast(at, target);
        }
      }
    }
    return true;
  }

  /** Removes the registrations that are still linked. */
  static void leave(Registration registration) {
    for (Registration at = registration; at != null; at = at.above) {
      WaitList<Registration> waiters = at.token.waiters;
      synchronized (waiters) {
        waiters.remove(at);
      }
    }
  }

  /** Returns the number of tasks that wait for this token or one of its descendants. */
  int waiters() {
    synchronized (waiters) {
      return waiters.size();
    }
  }

  @Override
  public String toString() {
    return "CancellationToken[" + (isCancelled() ? "cancelled" : waiters() + " waiting") + "]";
  }
}
