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
 * Tells tasks that something happened, without saying what. A notification that finds nobody
 * waiting is stored, at most one of them, for the next to come. What a thread did before it
 * notified happens before the task that is notified goes on.
 *
 * <p>Thread-safety: any thread may call any method.
 *
 * <p>Tokio: {@code tokio::sync::Notify}. {@code notify_last} and {@code Notified::enable} are not
 * there: a task waits from its first poll on.
 */
public final class Notify {
  /*
   * The word is generation << 2 | state; only a holder of the list's lock moves it to or from
   * WAITING, or to another generation.
   *
   * EMPTY    -> NOTIFIED   // notifyOne found nobody: stored
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

  /** Makes one with which nothing has happened. */
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
   * Notifies the task that has waited longest, or stores the notification if none waits and none is
   * stored. Never blocks. Tokio's {@code notify_one}.
   */
  public void notifyOne() {
    for (; ; ) {
      long seen = word;
      if (stateOf(seen) == WAITING) {
        if (notifyFirst()) {
          return;
        }
        // Written even if nothing changes: whoever takes it sees what came before this call.
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
   * Makes a task that is ready once it was notified: by {@link #notifyOne()}, now stored or later,
   * first come first served from the first poll on; or by any {@link #notifyWaiters()} after this
   * call. If it is cancelled, a notification that was meant for it alone passes on. Tokio's {@code
   * notified}.
   *
   * @return the task; it never fails
   */
  public Task<@Nullable Void> notified() {
    return new Notified(generationOf(word));
  }

  /** Unlinks a waiter; under the lock. */
  private @Nullable Waker unlink(Notified waiter) {
    Waker waker = waiters.remove(waiter);
    if (waiters.isEmpty() && stateOf(word) == WAITING) {
      word = withState(word, EMPTY);
    }
    return waker;
  }

  /** How many tasks wait. */
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
    /** An older one than the word's says that notifyWaiters was called. */
    private final long generation;

    /** Written under the lock, but for a leaf that nobody else knows yet or any more. */
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

    /** Takes what made this ready, unless another leaf took it first. */
    private boolean take() {
      if (phase == Phase.NEW && generationOf(word) == generation) {
        long seen = word;
        if (stateOf(seen) != NOTIFIED
            || !WORD.compareAndSet(Notify.this, seen, withState(seen, EMPTY))) {
          return false;
        }
      } else if (phase == Phase.QUEUED) {
        synchronized (waiters) {
          waiters.remove(this); // detached by notifyWaiters, which may not have come to it yet
        }
      }
      phase = Phase.DONE;
      return true;
    }

    /** Links this, or has another task woken for it; false if it need not wait any more. */
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
