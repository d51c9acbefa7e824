package dev.contrail.internal.timer;

import dev.contrail.task.TimerEntry;
import dev.contrail.task.Waker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** A deadline, which is on its way into the wheel, in it, or done. */
/*
 * INBOUND -> LINKED      // the timer thread put it into the wheel
 * INBOUND -> CANCELLED   // the timer thread will drop it
 * LINKED  -> CANCELLED   // sent inbound again, for the timer thread to unlink
 * LINKED  -> FIRED       // the deadline passed; the waker is called
 */
final class Timer implements TimerEntry {
  private static final int INBOUND = 0;
  private static final int LINKED = 1;
  private static final int CANCELLED = 2;
  private static final int FIRED = 3;

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Timer.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The deadline in ticks of the wheel. */
  final long tick;

  private final TimerThread thread;
  private volatile int state = INBOUND;

  /**
   * The waker; null once it is of no use, so that a cancelled deadline does not keep a task alive.
   */
  private @Nullable Waker waker;

  /** The next timer in the inbound stack, and the number of timers from here down. */
  @Nullable Timer nextInbound;

  int inboundDepth;

  // Timer thread only: the slot of the wheel that this timer is linked into.
  @Nullable Timer previous;
  @Nullable Timer next;
  int slot = -1;

  Timer(TimerThread thread, long tick, Waker waker) {
    this.thread = thread;
    this.tick = tick;
    this.waker = waker;
  }

  /**
   * Takes the timer off the inbound stack; returns false if it is to be dropped. Timer thread only.
   */
  boolean transitionToLinked() {
    return STATE.compareAndSet(this, INBOUND, LINKED);
  }

  /** Calls the waker, unless the timer was cancelled first. Timer thread only. */
  void fire() {
    Waker target = waker;
    if (!STATE.compareAndSet(this, LINKED, FIRED)) {
      return;
    }
    thread.disarmed(); // counted before the waker can see it
    waker = null;
    if (target != null) {
      target.wake();
    }
  }

  @Override
  public boolean hasFired() {
    return state == FIRED;
  }

  @Override
  public void cancel() {
    if (STATE.compareAndSet(this, INBOUND, CANCELLED)) {
      waker = null;
      thread.disarmed();
    } else if (STATE.compareAndSet(this, LINKED, CANCELLED)) {
      waker = null;
      thread.disarmed();
      thread.push(this);
    }
  }
}
