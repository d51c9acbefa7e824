package dev.contrail.internal.scheduler;

/**
 * The share of a worker's ticks that goes to the injection queue. Once per interval the worker
 * compares the backlog outside with its own; the share stays until the next comparison. Used by the
 * thread that runs the worker only.
 */
/*
 * The interval is about 200 µs, whatever the length of a poll. The share is in proportion to the
 * backlog, so that a task waits outside for about one round of everything queued, however much that
 * is; but it is at least one tick per interval.
 */
final class InjectShare {
  /** Ticks of the first interval; Tokio's value. */
  static final int INITIAL_INTERVAL = 61;

  /** The length of an interval in nanoseconds; Tokio's value. */
  static final long TARGET_NANOS = 200_000;

  /** Bounds of the interval in ticks; Tokio's values. */
  private static final int MIN = 2;

  private static final int MAX = 127;

  /** The interval stays as it is if it would change by no more ticks than this; Tokio's value. */
  private static final int TOLERANCE = 2;

  private int interval = INITIAL_INTERVAL;
  private int ticksLeft = INITIAL_INTERVAL;

  /** Part of the ticks, 0 to 1. */
  private double share;

  /** The part of a tick that is due to the injection queue so far. */
  private double credit;

  private int shard;

  /** Takes a new mean length of polls into account, from the next tick on. */
  void tune(long meanPollNanos) {
    int ideal = (int) Math.max(MIN, Math.min(MAX, TARGET_NANOS / Math.max(1, meanPollNanos)));
    if (Math.abs(ideal - interval) > TOLERANCE) {
      interval = ideal;
    }
    ticksLeft = Math.min(ticksLeft, interval);
  }

  /** Counts a tick; returns whether an interval has ended and the backlogs have to be compared. */
  boolean endInterval() {
    if (--ticksLeft > 0) {
      return false;
    }
    ticksLeft = interval;
    return true;
  }

  /**
   * Sets the share by the backlogs.
   *
   * @param outside tasks in the injection queue per worker
   * @param inside tasks in the worker's own queue
   */
  void setBacklog(double outside, int inside) {
    share = outside == 0 ? 0 : Math.max(1.0 / interval, outside / (inside + outside));
  }

  /** Sets the share to none: the injection queue was found empty. */
  void stop() {
    share = 0;
  }

  /** Adds a tick's share to the credit; returns whether this tick goes to the injection queue. */
  boolean takeTurn() {
    credit += share;
    if (credit < 1) {
      return false;
    }
    credit -= 1;
    return true;
  }

  /** Returns the shard of the injection queue to look at first: each in turn. */
  int nextShard() {
    return shard++;
  }
}
