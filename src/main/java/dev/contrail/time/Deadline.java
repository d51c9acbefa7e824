package dev.contrail.time;

import dev.contrail.task.Context;
import dev.contrail.task.TimerEntry;
import dev.contrail.task.Waker;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An instant that one leaf waits for, with the timer of whichever scheduler polls it. Its leaf
 * alone calls it, one call at a time.
 */
final class Deadline {
  /** What is later than that is not worth telling apart, and would not fit the clock. */
  private static final long FAR_FUTURE = Long.MAX_VALUE / 2;

  final long nanoTime;
  private @Nullable TimerEntry entry;
  private @Nullable Waker waker;

  /** At an instant on the clock of {@link System#nanoTime()}. */
  Deadline(long nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** A duration in nanoseconds, cut to what can be added to the clock; negative is zero. */
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

  /** Whether it has come. While it is registered the timer says so, and the clock is not read. */
  boolean hasCome(LongSupplier clock) {
    TimerEntry registered = entry;
    return registered != null ? registered.hasFired() : clock.getAsLong() - nanoTime >= 0;
  }

  /** Registers with the timer of the polling task, unless that has been done. */
  void register(Context cx) {
    if (waker != cx.waker()) {
      cancel(); // polled by another task than before
      waker = cx.waker();
      entry = cx.wakeAt(nanoTime);
    }
  }

  /** Withdraws the registration, if there is one. */
  void cancel() {
    TimerEntry registered = entry;
    entry = null;
    waker = null;
    if (registered != null) {
      registered.cancel();
    }
  }
}
