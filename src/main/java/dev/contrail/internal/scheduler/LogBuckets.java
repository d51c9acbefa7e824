package dev.contrail.internal.scheduler;

/**
 * Bands of durations: one below 64 ns, then 16 to each doubling up to a minute, the last one open.
 * The error of 7 % and the range are enough for what a scheduler is asked; the number of bands is
 * what a worker can afford.
 */
final class LogBuckets {
  private static final int SUB_BITS = 4;
  private static final int SUBS = 1 << SUB_BITS;

  /** The doubling that begins at 64 ns; all below is one band. */
  private static final int FIRST_EXPONENT = 6;

  /** The doubling that holds a minute. */
  private static final int LAST_EXPONENT = 35;

  static final int COUNT = (LAST_EXPONENT - FIRST_EXPONENT + 1) * SUBS + 1;

  private LogBuckets() {}

  /** The band of a duration. */
  static int indexOf(long nanos) {
    if (nanos < 1L << FIRST_EXPONENT) {
      return 0;
    }
    int exponent = 63 - Long.numberOfLeadingZeros(nanos);
    int sub = (int) (nanos >>> (exponent - SUB_BITS)) & (SUBS - 1);
    return Math.min(COUNT - 1, (exponent - FIRST_EXPONENT) * SUBS + sub + 1);
  }

  /** The least duration of a band. */
  static long startOf(int index) {
    if (index == 0) {
      return 0;
    }
    int exponent = (index - 1) / SUBS + FIRST_EXPONENT;
    long sub = (index - 1L) % SUBS;
    return (SUBS + sub) << (exponent - SUB_BITS);
  }
}
