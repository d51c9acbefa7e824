package dev.contrail.internal.task;

/**
 * The time in a task's 32-bit stamp: when it was queued, if it is one of the sample, or when its
 * last poll ended. Functions over an {@code int}, since a task has no room for an object more.
 */
/*
 * odd          queued, in units of 1,024 ns above the lowest bit; goes round after 18 minutes
 * even, not 0  the last poll ended; or queued and not one of the sample, while long polls are
 *              watched; in units of 2^20 ns, rounded down to an even number; goes round after 52 days
 * 0            neither is known
 *
 * The thread that queues the task writes an odd stamp, and the thread that polls it reads it: the
 * queue orders the two. The thread that ends a poll writes an even one, and a tracer that holds the
 * task while it is IDLE reads it: the task word orders these.
 */
public final class TaskStamp {
  /** Neither time is known. */
  static final int NONE = 0;

  /** Unit of the time at which a task was queued: 2 to this power, in nanoseconds. */
  private static final int QUEUED_SHIFT = 10;

  /** Unit of the time at which a poll ended, likewise; the lowest bit is lost, so about 2 ms. */
  private static final int WAIT_SHIFT = 20;

  /** The resolution of a schedule latency, in nanoseconds. */
  static final long QUEUED_NANOS = 1 << QUEUED_SHIFT;

  private static final int QUEUED_BIT = 1;

  /**
   * Bound of the time after a cut, in units of a wait: a wait that seems to have begun at most this
   * long after the cut did so; one beyond it began before the cut, and the units wrapped around.
   */
  private static final int MAX_AFTER_CUT = 1 << 20;

  private TaskStamp() {}

  /** Returns the stamp of a task that is queued now. */
  static int queued(long nanoTime) {
    return (int) (nanoTime >>> QUEUED_SHIFT) << 1 | QUEUED_BIT;
  }

  /** Returns whether a stamp says when the task was queued. */
  static boolean isQueued(int stamp) {
    return (stamp & QUEUED_BIT) != 0;
  }

  /** Returns the time since the task was queued, in nanoseconds, to about a microsecond. */
  static long latency(int stamp, long nanoTime) {
    int units = ((int) (nanoTime >>> QUEUED_SHIFT) << 1) - (stamp & ~QUEUED_BIT);
    return (long) Math.max(0, units >> 1) << QUEUED_SHIFT;
  }

  /**
   * Returns the time that a task was queued before its poll, in nanoseconds: to about a microsecond
   * if it is one of the sample, else to about 2 ms; 0 if it is not known.
   */
  public static long queuedFor(int stamp, long nanoTime) {
    return isQueued(stamp) ? latency(stamp, nanoTime) : Math.max(0, waited(stamp, nanoTime));
  }

  /** Returns the stamp of a task whose poll ends now. */
  static int pollEnded(long nanoTime) {
    return (int) (nanoTime >>> WAIT_SHIFT) & ~QUEUED_BIT;
  }

  /**
   * Returns the time from the end of the last poll to a cut, in nanoseconds, up to about 2 ms too
   * long; 0 if the poll ended after the cut, and -1 if that is not known.
   */
  static long waited(int stamp, long cutTime) {
    if (stamp == NONE || isQueued(stamp)) {
      return -1;
    }
    int units = (int) (cutTime >>> WAIT_SHIFT) - stamp;
    boolean isAfterTheCut = units < 0 && units > -MAX_AFTER_CUT;
    return isAfterTheCut ? 0 : Integer.toUnsignedLong(units) << WAIT_SHIFT;
  }
}
