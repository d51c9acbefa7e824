package dev.contrail.sync;

import dev.contrail.task.Task;
import dev.contrail.task.Waker;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request to stop, made once and for good, that any number of tasks and threads look at or wait
 * for. It stops nothing by itself. What a thread did before it cancelled happens before what others
 * do that saw it.
 *
 * <p>A {@link #childToken() child} is cancelled with its parent, and can be cancelled alone. It
 * knows its parent and its parent does not know it, so that a token that lives long keeps none of
 * its children; only a task that waits is registered, with the token it waits for and with each one
 * above that, and no longer than it waits. Asking and beginning to wait thus take a step for each
 * generation.
 *
 * <p>Thread-safety: any thread may call any method.
 *
 * <p>Tokio: {@code tokio_util::sync::CancellationToken}. There a parent knows its children, and
 * tells one after the other; here all are cancelled at once. {@code drop_guard} is {@link
 * dev.contrail.task.Context#own cx.own(token::cancel)}.
 */
public final class CancellationToken {
  private final @Nullable CancellationToken parent;
  private final WaitList<Registration> waiters = new WaitList<>();

  /** Whether this very token is cancelled; written under the list's lock. */
  private volatile boolean isCancelled;

  /** Makes a token without a parent, not cancelled. */
  public CancellationToken() {
    this(null);
  }

  private CancellationToken(@Nullable CancellationToken parent) {
    this.parent = parent;
  }

  /** A waiting leaf's place with one token, and its places with the tokens above. */
  static final class Registration extends Waiter {
    private final CancellationToken token;
    private final @Nullable Registration above;

    private Registration(CancellationToken token) {
      this.token = token;
      this.above = token.parent == null ? null : new Registration(token.parent);
    }
  }

  /**
   * Cancels this token and all below it at once, and wakes those who wait for one of them. Nothing
   * happens if it was cancelled before. Tokio's {@code cancel}.
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
   * Tells whether this token or one above it was cancelled. Tokio's {@code is_cancelled}.
   *
   * @return true if it was; that does not change any more
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
   * Makes a token below this one. Tokio's {@code child_token}.
   *
   * @return a token that is cancelled when this one is, at the latest; now, if this one is
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
   * Makes a task that goes on until this token is cancelled, and is cancelled then. It is not begun
   * if the token is cancelled before its first poll; afterwards it wins if it is ready in the poll
   * that finds the token cancelled. Tokio's {@code run_until_cancelled}, whose {@code None} would
   * do neither for a task without a value nor for a {@link dev.contrail.task.Lease}.
   *
   * @param <T> the type of the result
   * @param task belongs to the new one
   * @param valueIfCancelled the result if the token was faster; may be null
   * @return a task that is ready with the task's result, or with the other value; or throws what
   *     the task throws
   */
  public <T extends @Nullable Object> Task<T> runUntilCancelled(
      Task<? extends T> task, T valueIfCancelled) {
    return new RunUntilCancelledTask<>(
        this, Objects.requireNonNull(task, "task"), valueIfCancelled);
  }

  /** The places a leaf that waits for this token will need. */
  Registration newRegistration() {
    return new Registration(this);
  }

  /** Has a task woken when the token is cancelled; false if it is already. */
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

  /** Withdraws what was registered, where it still is. */
  static void leave(Registration registration) {
    for (Registration at = registration; at != null; at = at.above) {
      WaitList<Registration> waiters = at.token.waiters;
      synchronized (waiters) {
        waiters.remove(at);
      }
    }
  }

  /** How many wait for this token or one below it. */
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
