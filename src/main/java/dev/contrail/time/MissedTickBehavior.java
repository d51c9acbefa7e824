package dev.contrail.time;

/**
 * The rule by which an {@link Interval} continues after a tick that was taken more than 5 ms late.
 *
 * <p>Thread-safety: immutable.
 *
 * <p>Tokio: {@code tokio::time::MissedTickBehavior}, with the same three rules and the same 5 ms.
 */
public enum MissedTickBehavior {
  /** Ticks at once for each missed tick, until the interval has caught up. */
  BURST {
    @Override
    long next(long due, long now, long period) {
      return due + period;
    }
  },

  /** Ticks one period from now; all later ticks move. */
  DELAY {
    @Override
    long next(long due, long now, long period) {
      return now + period;
    }
  },

  /** Ticks at the next multiple of the period from the start; missed ticks are left out. */
  SKIP {
    @Override
    long next(long due, long now, long period) {
      return now + period - (now - due) % period;
    }
  };

  /** Returns the time of the tick after a due tick, on the clock of {@link System#nanoTime()}. */
  abstract long next(long due, long now, long period);
}
