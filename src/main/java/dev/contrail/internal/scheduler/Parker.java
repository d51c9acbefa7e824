package dev.contrail.internal.scheduler;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Parks the thread of one worker until it is notified. A notification before the park is kept. */
/*
 * EMPTY    -> PARKED    // goes to sleep
 * EMPTY    -> a Reason  // kept for the next park
 * PARKED   -> a Reason  // and the thread is unparked
 * a Reason -> EMPTY     // consumed
 */
final class Parker {

  /** The reason of an unpark. */
  enum Reason {
    /** There is work; the worker is to search for it. */
    WORK,
    /** The scheduler stops. */
    SHUTDOWN;

    private final String text = name().toLowerCase(Locale.ROOT);

    @Override
    public String toString() {
      return text;
    }
  }

  private static final Object EMPTY = new Object();
  private static final Object PARKED = new Object();

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Parker.class, "state", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Spins before a park, about 5 to 10 µs: as long as a park and an unpark cost. A notification
   * during these spins spares both.
   */
  private static final int LINGER_SPINS = 200;

  private volatile Object state = EMPTY;
  private volatile @Nullable Thread thread;

  /** Parks until notified. Swallows interrupts, which were meant for a task that is over. */
  Reason park() {
    thread = Thread.currentThread(); // before PARKED, whose reader unparks it
    if (STATE.compareAndSet(this, EMPTY, PARKED)) {
      while (state == PARKED) {
        LockSupport.park(this);
        Thread.interrupted();
      }
    }
    return (Reason) STATE.getAndSet(this, EMPTY);
  }

  /** Spins for a moment before it parks, since more work may follow soon. */
  Reason linger() {
    for (int spins = LINGER_SPINS; spins > 0 && state == EMPTY; spins--) {
      Thread.onSpinWait();
    }
    return park();
  }

  /** Returns whether the worker is parked, or about to park. */
  boolean isParked() {
    return state == PARKED;
  }

  /** Notifies the worker, which sees the first of several reasons. */
  void unpark(Reason reason) {
    for (; ; ) {
      Object seen = state;
      if (seen instanceof Reason) {
        return;
      }
      if (STATE.compareAndSet(this, seen, reason)) {
        if (seen == PARKED) {
          LockSupport.unpark(thread);
        }
        return;
      }
    }
  }
}
