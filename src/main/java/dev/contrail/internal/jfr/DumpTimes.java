package dev.contrail.internal.jfr;

import java.util.concurrent.TimeUnit;

/** The time at which the next dump is due; the first is due at once. Thread-safe. */
final class DumpTimes {
  /**
   * Longest gap between two calls of the hook, which runs once a second; after a longer one, dumps
   * were off meanwhile.
   */
  private static final long OFF_NANOS = TimeUnit.SECONDS.toNanos(5);

  private long last;
  private long lastAsked;
  private boolean isOn;

  /**
   * Returns whether a dump is due; if so, the next is due a period later.
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
