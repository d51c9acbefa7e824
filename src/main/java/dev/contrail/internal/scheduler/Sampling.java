package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.TaskCell;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How many of the polls are timed: none unless the builder or a recording asks for it, since a
 * clock read costs as much as a short poll.
 */
final class Sampling {
  private static final VarHandle EVERY;

  static {
    try {
      EVERY = MethodHandles.lookup().findVarHandle(Sampling.class, "every", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final int least;

  @SuppressWarnings("UnusedVariable") // through EVERY
  private volatile int every;

  /** When sampling last began, on the clock of nanoTime. */
  private volatile long start = System.nanoTime();

  /**
   * Starts with what the builder asked for.
   *
   * @param every one poll in so many is timed; 0 for none
   */
  Sampling(int every) {
    this.least = every;
    this.every = every;
  }

  /** One poll in so many is timed; 0 for none. On the poll path, so the cheapest of reads. */
  int everyOpaque() {
    return (int) EVERY.getOpaque(this);
  }

  /** A recording asks for a rate, or with 0 no longer for one; never less than the builder did. */
  void request(int rate) {
    if (every == 0) {
      start = System.nanoTime();
    }
    if (rate == 0 || (least != 0 && least < rate)) {
      every = least;
    } else {
      every = rate;
    }
  }

  /**
   * Whether a task that is polled now was scheduled, so long ago, in the sampling that goes on: one
   * that was polled between two samplings has kept its stamp of the first.
   */
  boolean isFromNow(long latency, long nanoTime) {
    return latency <= nanoTime - start + TaskCell.STAMP_NANOS;
  }

  /** Whether a task that an outside thread schedules now is to be stamped. */
  boolean isOutsideDue() {
    int rate = everyOpaque();
    return rate != 0 && (rate == 1 || ThreadLocalRandom.current().nextInt(rate) == 0);
  }
}
