package dev.contrail.internal.scheduler;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Where one worker's time went: every nanosecond since its start is in exactly one phase. The
 * worker's thread writes; anybody reads, and sees the open phase up to now.
 */
/*
 * A sequence lock: the version is odd while the writer is inside. A reader that saw the same even
 * version before and after has a ledger of one moment.
 */
final class TimeLedger {
  static final int RUN = 0;
  static final int SEARCH = 1;
  static final int PARK = 2;
  static final int DUMP = 3;

  /** Counted nowhere. */
  static final int ENDED = 4;

  private static final int PHASES = 5;

  private static final VarHandle VERSION;
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  static {
    try {
      VERSION = MethodHandles.lookup().findVarHandle(TimeLedger.class, "version", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** A worker's time by phase, in nanoseconds. */
  record Shares(long run, long search, long park, long dump) {
    long total() {
      return run + search + park + dump;
    }
  }

  private static final int PHASE = PHASES;
  private static final int SINCE = PHASES + 1;

  /** The totals, the open phase, and when it began. */
  private final long[] cells = new long[PHASES + 2];

  private int version;

  TimeLedger(long now) {
    cells[PHASE] = SEARCH;
    cells[SINCE] = now;
  }

  /**
   * Writer: closes the open phase and opens another.
   *
   * @return now
   */
  long enter(int phase) {
    int before = version;
    int open = (int) cells[PHASE];
    VERSION.setOpaque(this, before + 1);
    // Odd before any change, which pairs with the reader's first look, and before the clock is
    // read:
    // so whoever saw the open phase as open read an earlier clock, and no total ever goes back.
    VarHandle.fullFence();
    long now = System.nanoTime();
    CELL.setOpaque(cells, open, cells[open] + now - cells[SINCE]);
    CELL.setOpaque(cells, PHASE, (long) phase);
    CELL.setOpaque(cells, SINCE, now);
    VERSION.setRelease(this, before + 2); // even after every change; pairs with the acquire below
    return now;
  }

  /** Anybody: the ledger now. */
  Shares read() {
    long[] copy = new long[PHASES + 2];
    for (; ; ) {
      long now = System.nanoTime();
      int before = (int) VERSION.getAcquire(this);
      for (int i = 0; i < copy.length; i++) {
        copy[i] = (long) CELL.getOpaque(cells, i);
      }
      VarHandle.loadLoadFence(); // the copy before the second look
      if ((before & 1) == 0 && (int) VERSION.getOpaque(this) == before) {
        copy[(int) copy[PHASE]] += Math.max(0, now - copy[SINCE]);
        return new Shares(copy[RUN], copy[SEARCH], copy[PARK], copy[DUMP]);
      }
      Thread.onSpinWait();
    }
  }
}
