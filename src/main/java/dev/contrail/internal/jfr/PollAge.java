package dev.contrail.internal.jfr;

/** The minimum time that a worker has been in its running poll. */
final class PollAge {

  private long sequence;
  private long firstSeen;

  /**
   * Returns the time since {@code newSequence} was first seen, or 0 if it is even: no poll runs.
   *
   * @param newSequence the worker's poll sequence number at {@code nanoTime}
   */
  long next(long newSequence, long nanoTime) {
    if (newSequence != sequence) {
      sequence = newSequence;
      firstSeen = nanoTime;
    }
    return (newSequence & 1) == 1 ? nanoTime - firstSeen : 0;
  }
}
