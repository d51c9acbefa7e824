package dev.contrail.internal.timer;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A hierarchical wheel of six levels of 64 slots: a slot of level n spans 64^n ticks. Linking and
 * unlinking take the same time whatever the number of timers; a timer moves down at most once per
 * level. Timers of one tick fire in the order in which they were linked. Used by one thread. The
 * algorithm is Varghese and Lauck's, the shape Tokio's.
 */
final class TimerWheel {
  private static final int LEVELS = 6;
  private static final int BITS = 6;
  private static final int SLOTS = 1 << BITS;

  /** Number of ticks that the wheel spans; a later deadline is sorted in again on the way. */
  private static final long SPAN = 1L << (LEVELS * BITS);

  private final @Nullable Timer[] slots = new Timer[LEVELS * SLOTS];

  /** One bit per slot that is not empty. */
  private final long[] occupied = new long[LEVELS];

  private long now;

  TimerWheel(long now) {
    this.now = now;
  }

  /** Links a timer; one that is due already fires at the next {@link #advance}. */
  void link(Timer timer) {
    long tick = Math.max(timer.tick, now + 1);
    long distance = Math.min(tick, now + SPAN - 1);
    // The highest bit in which the tick differs from now tells the level.
    int level = (63 - Long.numberOfLeadingZeros((distance ^ now) | (SLOTS - 1))) / BITS;
    if (level >= LEVELS) {
      level = LEVELS - 1; // differs from now in a bit above the wheel: it is about to turn over
    }
    int index = (int) (distance >>> (level * BITS)) & (SLOTS - 1);
    int slot = level * SLOTS + index;
    Timer first = slots[slot];
    timer.slot = slot;
    timer.previous = null;
    timer.next = first;
    if (first != null) {
      first.previous = timer;
    }
    slots[slot] = timer;
    occupied[level] |= 1L << index;
  }

  /** Unlinks a timer; nothing happens if it is not linked. */
  void unlink(Timer timer) {
    int slot = timer.slot;
    if (slot < 0) {
      return;
    }
    Timer before = timer.previous;
    Timer after = timer.next;
    if (before != null) {
      before.next = after;
    } else {
      slots[slot] = after;
      if (after == null) {
        occupied[slot / SLOTS] &= ~(1L << (slot & (SLOTS - 1)));
      }
    }
    if (after != null) {
      after.previous = before;
    }
    timer.slot = -1;
    timer.previous = null;
    timer.next = null;
  }

  /** Moves the time forward, unlinks the timers that are due, and passes them on. */
  void advance(long to, Consumer<Timer> expired) {
    while (true) {
      long due = nextTick();
      if (due > to) {
        now = Math.max(now, to);
        return;
      }
      now = due;
      // Higher levels first: their timers may be due in this very tick.
      for (int level = LEVELS - 1; level > 0; level--) {
        if ((due & ((1L << (level * BITS)) - 1)) == 0) {
          empty(level, due, timer -> sortIn(timer, expired));
        }
      }
      empty(0, due, expired);
    }
  }

  private void sortIn(Timer timer, Consumer<Timer> expired) {
    if (timer.tick <= now) {
      expired.accept(timer);
    } else {
      link(timer);
    }
  }

  private void empty(int level, long tick, Consumer<Timer> action) {
    int index = (int) (tick >>> (level * BITS)) & (SLOTS - 1);
    Timer timer = last(slots[level * SLOTS + index]);
    slots[level * SLOTS + index] = null;
    occupied[level] &= ~(1L << index);
    while (timer != null) {
      Timer linkedLater = timer.previous;
      timer.slot = -1;
      timer.previous = null;
      timer.next = null;
      action.accept(timer);
      timer = linkedLater;
    }
  }

  private static @Nullable Timer last(@Nullable Timer first) {
    Timer timer = first;
    while (timer != null && timer.next != null) {
      timer = timer.next;
    }
    return timer;
  }

  /**
   * Returns the tick at which {@link #advance} next has a timer to fire or to sort in; MAX_VALUE
   * for never.
   */
  long nextTick() {
    long earliest = Long.MAX_VALUE;
    for (int level = 0; level < LEVELS; level++) {
      if (occupied[level] != 0) {
        int shift = level * BITS;
        int current = (int) (now >>> shift) & (SLOTS - 1);
        // Slots after the current one, in order; the current one itself is a whole turn away.
        long rotated = Long.rotateRight(occupied[level], (current + 1) & (SLOTS - 1));
        long ahead = Long.numberOfTrailingZeros(rotated) + 1L;
        earliest = Math.min(earliest, ((now >>> shift) + ahead) << shift);
      }
    }
    return earliest;
  }
}
