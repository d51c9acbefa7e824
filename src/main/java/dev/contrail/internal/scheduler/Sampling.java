package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.TaskCell;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The fraction of polls that is timed: none unless the builder or a recording asks for it, since
 * reading the clock costs as much as a short poll. Thread-safe.
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

  /** The start of the running sampling, on the clock of nanoTime. */
  private volatile long start = System.nanoTime();

  /**
   * The sampling that the builder asked for.
   *
   * @param every one poll of this many is timed; 0 for none
   */
  Sampling(int every) {
    this.least = every;
    this.every = every;
  }

  /** Returns N, if one poll in N is timed, or 0 for none. Opaque: it is read at every poll. */
  int everyOpaque() {
    return (int) EVERY.getOpaque(this);
  }

  /**
   * Sets the rate that recordings ask for, or 0 for none. The rate of the builder is the minimum.
   */
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
   * Returns whether a latency belongs to the running sampling. A task that was last polled in a gap
   * between two samplings still has its stamp of the first.
   */
  boolean isFromNow(long latency, long nanoTime) {
    return latency <= nanoTime - start + TaskCell.STAMP_NANOS;
  }

  /** Draws whether a task that an outside thread schedules now is one of the sample. */
  boolean drawOutside() {
    int rate = everyOpaque();
    return rate != 0 && (rate == 1 || ThreadLocalRandom.current().nextInt(rate) == 0);
  }
}
