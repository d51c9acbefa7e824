package dev.contrail.internal.scheduler;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Puts one worker's thread to sleep until it is notified; a notification that comes first is kept.
 */
/*
 * EMPTY    -> PARKED    // goes to sleep
 * EMPTY    -> a Reason  // kept for the next park
 * PARKED   -> a Reason  // and the thread is unparked
 * a Reason -> EMPTY     // consumed
 */
final class Parker {

  /** Why a worker was woken. */
  enum Reason {
    /** There is work, and it is to search for it. */
    WORK,
    /** The scheduler stops. */
    SHUTDOWN
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
   * Some 5 to 10 µs: about what it costs to put a thread to sleep and to wake it. Whoever notifies
   * it meanwhile pays for neither.
   */
  private static final int LINGER_SPINS = 200;

  private volatile Object state = EMPTY;
  private volatile @Nullable Thread thread;

  /** Sleeps until notified. An interrupt is swallowed: it was meant for a task that is over. */
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

  /** The same, but stays awake for a moment first: more work may be on its way. */
  Reason linger() {
    for (int spins = LINGER_SPINS; spins > 0 && state == EMPTY; spins--) {
      Thread.onSpinWait();
    }
    return park();
  }

  /** Whether the worker sleeps, or is about to. */
  boolean isParked() {
    return state == PARKED;
  }

  /** Notifies the worker; the first reason of several is the one it sees. */
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
