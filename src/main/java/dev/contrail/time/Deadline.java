package dev.contrail.time;

import dev.contrail.task.Context;
import dev.contrail.task.TimerEntry;
import dev.contrail.task.Waker;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An instant that one leaf waits for, registered with the timer of the scheduler that polls it.
 * Only the leaf calls it, one call at a time.
 */
final class Deadline {
  /**
   * Bounds a duration in nanoseconds (146 years), so that adding it to the clock does not overflow.
   */
  private static final long FAR_FUTURE = Long.MAX_VALUE / 2;

  final long nanoTime;
  private @Nullable TimerEntry entry;
  private @Nullable Waker waker;

  /** Makes a deadline at an instant on the clock of {@link System#nanoTime()}. */
  Deadline(long nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Returns a duration in nanoseconds, cut to 146 years; zero for a negative one. */
  static long nanos(Duration duration) {
    if (duration.isNegative()) {
      return 0;
    }
    try {
      return Math.min(duration.toNanos(), FAR_FUTURE);
    } catch (ArithmeticException e) {
      return FAR_FUTURE;
    }
  }

  /**
   * Returns whether the instant has come. While it is registered, the timer decides and the clock
   * is not read.
   */
  boolean hasCome(LongSupplier clock) {
    TimerEntry registered = entry;
    return registered != null ? registered.hasFired() : clock.getAsLong() - nanoTime >= 0;
  }

  /** Registers with the timer of the polling task, unless that was done before. */
  void register(Context cx) {
    if (waker != cx.waker()) {
      cancel(); // polled by another task than before
      waker = cx.waker();
      entry = cx.wakeAt(nanoTime);
    }
  }

  /** Cancels the registration, if there is one. */
  void cancel() {
    TimerEntry registered = entry;
    entry = null;
    waker = null;
    if (registered != null) {
      registered.cancel();
    }
  }
}
