package dev.contrail.internal.jfr;

import java.util.concurrent.TimeUnit;

/** When the next dump is due: at once when they are first asked for. Thread-safe. */
final class DumpTimes {
  /** Of the hook that asks once a second: it has not for so long, so dumps were off meanwhile. */
  private static final long OFF_NANOS = TimeUnit.SECONDS.toNanos(5);

  private long last;
  private long lastAsked;
  private boolean isOn;

  /**
   * Whether it is time for a dump; then the next is due a period later.
   *
   * @param period in nanoseconds; 0 for never
   * @param now on the clock of nanoTime
   */
  synchronized boolean isDue(long period, long now) {
    boolean wasOn = isOn && now - lastAsked <= OFF_NANOS;
    isOn = period > 0;
    lastAsked = now;
    if (!isOn || (wasOn && now - last < period)) {
      return false;
    }
    last = now;
    return true;
  }
}
