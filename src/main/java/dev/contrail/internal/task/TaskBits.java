package dev.contrail.internal.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The task word: the state of one task in 64 bits that change only by compare-and-set, so that all
 * transitions of a task are totally ordered.
 */
/*
 * (spawn)         -> QUEUED          // one queue entry exists, or is about to
 * IDLE            -> QUEUED          // woken or aborted: one queue entry exists
 * QUEUED          -> RUNNING         // its entry was popped by a worker
 * QUEUED          -> DONE            // withdrawn unpolled; the entry is stale
 * RUNNING         -> IDLE            // pending
 * RUNNING         -> QUEUED          // pending, and WOKEN meanwhile or yielding
 * RUNNING         -> DONE            // ready, failed, or cancelled
 * IDLE            -> TRACING_IDLE    // claimed by a tracer
 * QUEUED          -> TRACING_QUEUED  // the same; its entry stays where it is
 * TRACING_IDLE    -> IDLE            // traced
 * TRACING_IDLE    -> QUEUED          // traced, and WOKEN or CANCELLED meanwhile
 * TRACING_QUEUED  -> QUEUED          // traced; a new entry if the old one was POPPED
 *
 * WOKEN        a wake came while RUNNING or TRACING_IDLE
 * POPPED       the entry of a TRACING_QUEUED task was taken from its queue
 * CANCELLED    the handle is cancelled; a worker has still to cancel the body, unless DONE
 * EVER_POLLED  a poll has begun
 * INTERRUPTING a canceller is about to interrupt the thread that polls; the poll's end waits for it
 *
 * Stamps say in which dump's epoch something happened, 0 meaning long ago: BORN (UNSET until the
 * spawner or a dump decides), WOKEN_IN (the wake that made it QUEUED or WOKEN), TRACED.
 * Tracing clears the first two.
 */
abstract class TaskBits {
  static final long LIFECYCLE = 7;
  static final long IDLE = 0;
  static final long QUEUED = 1;
  static final long RUNNING = 2;
  static final long TRACING_IDLE = 3;
  static final long TRACING_QUEUED = 4;
  static final long DONE = 5;

  static final long WOKEN = 1 << 3;
  static final long POPPED = 1 << 4;
  static final long CANCELLED = 1 << 5;
  static final long EVER_POLLED = 1 << 6;
  static final long INTERRUPTING = 1 << 7;

  static final int BORN_SHIFT = 16;
  static final int WOKEN_IN_SHIFT = 32;
  static final int TRACED_SHIFT = 48;
  static final long STAMP = 0xFFFF;

  /** The BORN stamp of a task whose spawner has not read the cut yet; no epoch has this number. */
  static final int UNSET = 0xFFFF;

  private static final VarHandle WORD;

  static {
    try {
      WORD = MethodHandles.lookup().findVarHandle(TaskBits.class, "word", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  volatile long word = QUEUED | ((long) UNSET << BORN_SHIFT);

  final boolean cas(long seen, long next) {
    return WORD.compareAndSet(this, seen, next);
  }

  static long with(long word, long lifecycle) {
    return (word & ~LIFECYCLE) | lifecycle;
  }

  static long stamp(long word, int shift, int epoch) {
    return (word & ~(STAMP << shift)) | ((long) epoch << shift);
  }

  static int stampOf(long word, int shift) {
    return (int) ((word >>> shift) & STAMP);
  }

  /**
   * Returns whether a stamp is of an epoch or a later one. Compares 16-bit epochs modulo wrap-
   * around: a stamp is later if it is less than half the range ahead.
   */
  static boolean isSince(int stamp, int epoch) {
    return stamp != 0 && (short) (stamp - epoch) >= 0;
  }

  @Override
  public String toString() {
    long seen = word;
    String[] names = {"IDLE", "QUEUED", "RUNNING", "TRACING_IDLE", "TRACING_QUEUED", "DONE"};
    return names[(int) (seen & LIFECYCLE)]
        + ((seen & WOKEN) != 0 ? " WOKEN" : "")
        + ((seen & POPPED) != 0 ? " POPPED" : "")
        + ((seen & CANCELLED) != 0 ? " CANCELLED" : "")
        + ((seen & INTERRUPTING) != 0 ? " INTERRUPTING" : "");
  }
}
