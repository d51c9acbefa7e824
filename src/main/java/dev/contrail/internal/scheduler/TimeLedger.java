package dev.contrail.internal.scheduler;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The time of one worker by phase: every nanosecond since its start is in exactly one phase.
 * Written by the worker's thread; read by any thread, the open phase up to now included.
 */
/*
 * A sequence lock: the version is odd while the writer is inside. A reader that saw the same even
 * version before and after has read the ledger of one instant.
 */
final class TimeLedger {
  static final int RUN = 0;
  static final int SEARCH = 1;
  static final int PARK = 2;
  static final int DUMP = 3;

  /** The phase after the worker's end, which is not counted. */
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

  /** The totals, the open phase, and the start of the open phase. */
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
    // read.
    // So a reader that saw the open phase as open has read an earlier clock, and no total ever
    // decreases.
    VarHandle.fullFence();
    long now = System.nanoTime();
    CELL.setOpaque(cells, open, cells[open] + now - cells[SINCE]);
    CELL.setOpaque(cells, PHASE, (long) phase);
    CELL.setOpaque(cells, SINCE, now);
    VERSION.setRelease(this, before + 2); // even after every change; pairs with the acquire below
    return now;
  }

  /** Returns the ledger of this instant. For any thread. */
  Shares read() {
    long[] copy = new long[PHASES + 2];
    for (; ; ) {
      long now = System.nanoTime();
      int before = (int) VERSION.getAcquire(this);
      for (int i = 0; i < copy.length; i++) {
        copy[i] = (long) CELL.getOpaque(cells, i);
      }
      VarHandle.loadLoadFence(); // the copy comes before the second look
      if ((before & 1) == 0 && (int) VERSION.getOpaque(this) == before) {
        copy[(int) copy[PHASE]] += Math.max(0, now - copy[SINCE]);
        return new Shares(copy[RUN], copy[SEARCH], copy[PARK], copy[DUMP]);
      }
      Thread.onSpinWait();
    }
  }
}
