package dev.contrail.internal.scheduler;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How far a scheduler's shutdown is. It only ever moves on. */
/*
 * RUNNING    -> SHUTDOWN     // shutdown: nothing more from outside; live tasks go on and may spawn
 * SHUTDOWN   -> STOP         // shutdownNow: nothing more at all; live tasks are cancelled
 * RUNNING    -> STOP         // the same
 * SHUTDOWN   -> DRAINED      // the last task ended: workers and timer end
 * STOP       -> DRAINED      // the same
 * DRAINED    -> TERMINATED   // the last worker has ended
 */
final class Lifecycle {
  static final int RUNNING = 0;
  static final int SHUTDOWN = 1;
  static final int STOP = 2;
  static final int DRAINED = 3;
  static final int TERMINATED = 4;

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Lifecycle.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final CountDownLatch terminated = new CountDownLatch(1);
  private volatile int state = RUNNING;

  /** Moves on to a state; false if it was there or further already. */
  boolean advanceTo(int next) {
    for (; ; ) {
      int seen = state;
      if (seen >= next) {
        return false;
      }
      if (STATE.compareAndSet(this, seen, next)) {
        if (next == TERMINATED) {
          terminated.countDown();
        }
        return true;
      }
    }
  }

  boolean isAtLeast(int other) {
    return state >= other;
  }

  boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return terminated.await(timeout, unit);
  }
}
