package dev.contrail.time;

/**
 * When an {@link Interval} ticks next after a tick that was taken more than 5 ms late.
 *
 * <p>Thread-safety: immutable.
 *
 * <p>Tokio: {@code tokio::time::MissedTickBehavior}, with the same three and the same 5 ms.
 */
public enum MissedTickBehavior {
  /** At once, for each tick that was missed, until it has caught up. */
  BURST {
    @Override
    long next(long due, long now, long period) {
      return due + period;
    }
  },

  /** A period from now: all later ticks move. */
  DELAY {
    @Override
    long next(long due, long now, long period) {
      return now + period;
    }
  },

  /** At the next multiple of the period from the start: the missed ticks are left out. */
  SKIP {
    @Override
    long next(long due, long now, long period) {
      return now + period - (now - due) % period;
    }
  };

  /** The tick after the one that was due, as a {@link System#nanoTime()}. */
  abstract long next(long due, long now, long period);
}
