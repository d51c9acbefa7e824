package dev.contrail.sync;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.Waker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A notification without a value. A notification that finds no waiting task is stored for the next
 * one; at most one is stored. Actions in a thread before it notifies happen-before the notified
 * task continues.
 *
 * <p>Thread-safety: any thread may call any method.
 *
 * <p>Tokio: {@code tokio::sync::Notify}. {@code notify_last} and {@code Notified::enable} are not
 * available: a task waits from its first poll on.
 */
public final class Notify {
  /*
   * The word is generation << 2 | state; only a holder of the list's lock moves it to or from
   * WAITING, or to another generation.
   *
   * EMPTY    -> NOTIFIED   // notifyOne found no waiter: stored
   * NOTIFIED -> EMPTY      // the stored one was taken
   * EMPTY    -> WAITING    // the first waiter was linked
   * WAITING  -> EMPTY      // the last one was unlinked
   * any      -> the same, next generation   // notifyWaiters; WAITING becomes EMPTY
   */
  private static final int EMPTY = 0;
  private static final int NOTIFIED = 1;
  private static final int WAITING = 2;
  private static final int STATE_BITS = 2;

  private static final VarHandle WORD;

  static {
    try {
      WORD = MethodHandles.lookup().findVarHandle(Notify.class, "word", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile long word;
  private final WaitList<Notified> waiters = new WaitList<>();

  /** Makes an object without a stored notification. */
  public Notify() {}

  private static int stateOf(long word) {
    return (int) word & ((1 << STATE_BITS) - 1);
  }

  private static long generationOf(long word) {
    return word >>> STATE_BITS;
  }

  private static long withState(long word, int state) {
    return word >>> STATE_BITS << STATE_BITS | state;
  }

  /**
   * Notifies the longest waiting task, or stores the notification if no task waits and none is
   * stored. Never blocks. Tokio's {@code notify_one}.
   */
  public void notifyOne() {
    for (; ; ) {
      long seen = word;
      if (stateOf(seen) == WAITING) {
        if (notifyFirst()) {
          return;
        }
        // Written even if unchanged, so that the task that takes it sees the actions before this
        // call.
      } else if (WORD.compareAndSet(this, seen, withState(seen, NOTIFIED))) {
        return;
      }
    }
  }

  private boolean notifyFirst() {
    Waker waker;
    synchronized (waiters) {
      Notified first = waiters.first();
      if (first == null) {
        return false;
      }
      first.phase = Phase.NOTIFIED;
      waker = unlink(first);
    }
    if (waker != null) {
      waker.wake();
    }
    return true;
  }

  /**
   * Notifies every task that waits, and each {@link #notified()} that was made before and has not
   * been polled; stores nothing. Tokio's {@code notify_waiters}.
   */
  public void notifyWaiters() {
    WaitList<Notified> all;
    synchronized (waiters) {
      WORD.getAndAdd(this, 1L << STATE_BITS);
      if (waiters.isEmpty()) {
        return;
      }
      all = waiters.detachAll();
      word = withState(word, EMPTY);
    }
    waiters.wakeAll(all);
  }

  /**
   * Makes a task that is ready once it has been notified: by {@link #notifyOne()}, stored before or
   * called later, in the order of first polls; or by any {@link #notifyWaiters()} after this call.
   * If the task is cancelled, a notification for it alone passes to the next task. Tokio's {@code
   * notified}.
   *
   * @return the task; it never fails
   */
  public Task<@Nullable Void> notified() {
    return new Notified(generationOf(word));
  }

  /** Unlinks a waiter and returns its waker. Called with the lock held. */
  private @Nullable Waker unlink(Notified waiter) {
    Waker waker = waiters.remove(waiter);
    if (waiters.isEmpty() && stateOf(word) == WAITING) {
      word = withState(word, EMPTY);
    }
    return waker;
  }

  /** Returns the number of waiting tasks. */
  int waiters() {
    synchronized (waiters) {
      return waiters.size();
    }
  }

  @Override
  public String toString() {
    return "Notify[" + (stateOf(word) == NOTIFIED ? "notified" : waiters() + " waiting") + "]";
  }

  /*
   * NEW      -> QUEUED     // polled, linked
   * QUEUED   -> NOTIFIED   // unlinked by notifyOne
   * any      -> DONE       // ready or cancelled
   */
  private enum Phase {
    NEW,
    QUEUED,
    NOTIFIED,
    DONE
  }

  private final class Notified extends Waiter implements Task<@Nullable Void>, Leaf {
    /**
     * The word's generation when this was made. A newer one there means that notifyWaiters was
     * called since.
     */
    private final long generation;

    /** Written under the lock while this is linked, otherwise by the polling task alone. */
    private volatile Phase phase = Phase.NEW;

    Notified(long generation) {
      this.generation = generation;
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) {
      for (; ; ) {
        if (isReady()) {
          if (!cx.proceed()) {
            return cx.pending(this);
          }
          if (take()) {
            return Poll.ready(null);
          }
        } else if (waker == cx.waker() || register(cx.waker())) {
          return cx.pending(this);
        }
      }
    }

    private boolean isReady() {
      Phase now = phase;
      long seen = word;
      return now == Phase.NOTIFIED
          || generationOf(seen) != generation
          || (now == Phase.NEW && stateOf(seen) == NOTIFIED);
    }

    /** Takes the notification that made this ready; false if another leaf took it first. */
    private boolean take() {
      if (phase == Phase.NEW && generationOf(word) == generation) {
        long seen = word;
        if (stateOf(seen) != NOTIFIED
            || !WORD.compareAndSet(Notify.this, seen, withState(seen, EMPTY))) {
          return false;
        }
      } else if (phase == Phase.QUEUED) {
        synchronized (waiters) {
          waiters.remove(this); // detached by notifyWaiters, which may not have reached it yet
        }
      }
      phase = Phase.DONE;
      return true;
    }

    /** Links this or replaces its waker; false if it no longer has to wait. */
    private boolean register(Waker target) {
      synchronized (waiters) {
        long seen = word;
        if (generationOf(seen) != generation) {
          return false;
        }
        if (isLinked()) {
          waker = target; // polled by another task than before
          return true;
        }
        if (phase != Phase.NEW
            || stateOf(seen) == NOTIFIED
            || !WORD.compareAndSet(Notify.this, seen, withState(seen, WAITING))) {
          return false;
        }
        phase = Phase.QUEUED;
        waiters.addLast(this, target);
        return true;
      }
    }

    @Override
    public void cancel() {
      Phase before = phase;
      if (before == Phase.QUEUED || before == Phase.NOTIFIED) {
        synchronized (waiters) {
          unlink(this);
          before = phase;
          phase = Phase.DONE;
        }
      }
      if (before == Phase.NOTIFIED) {
        notifyOne();
      }
    }

    @Override
    public String waitingOn() {
      return "notify";
    }
  }
}
