package dev.contrail.internal.scheduler;

/**
 * How often a worker looks outside before its own queue: every k ticks, so that a look comes about
 * every 200 µs whatever the length of a poll. The numbers are Tokio's.
 */
final class InjectInterval {
  static final int INITIAL = 61;
  private static final int MIN = 2;
  private static final int MAX = 127;
  private static final long TARGET_NANOS = 200_000;

  /** The interval is left alone if it would change by no more than this. */
  private static final int TOLERANCE = 2;

  private InjectInterval() {}

  /**
   * The interval to use from now on.
   *
   * @param current in use
   * @param meanPollNanos what a poll takes on average
   */
  static int tuned(int current, long meanPollNanos) {
    int ideal = (int) Math.max(MIN, Math.min(MAX, TARGET_NANOS / Math.max(1, meanPollNanos)));
    return Math.abs(ideal - current) > TOLERANCE ? ideal : current;
  }
}
