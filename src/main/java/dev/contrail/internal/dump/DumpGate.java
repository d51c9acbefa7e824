package dev.contrail.internal.dump;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Padding between the preceding object and the word of a gate. */
abstract class DumpGatePad0 {
  long p00, p01, p02, p03, p04, p05, p06, p07, p08, p09, p10, p11, p12, p13, p14, p15;
}

/** The word of a gate: {@code epoch << 2 | phase}, 0 for closed. */
abstract class DumpGateWord extends DumpGatePad0 {
  volatile long word;
}

/**
 * The gate at which one worker meets the coordinator of a dump. The worker reads it before every
 * poll, with one load; while no dump is on, it does no more.
 */
/*
 * CLOSED  -> OPEN(n)   // coordinator: come here before your next poll
 * OPEN(n) -> HERE(n)   // the worker arrives and waits; or the coordinator answers for a worker
 *                      // that is parked or has ended: it is not woken, and looks before its next
 *                      // poll
 * OPEN(n) -> LATE(n)   // coordinator: the bound has passed; this worker never waits
 * HERE(n) -> PASSED    // coordinator: the instant is over; go on, but trace the tasks you poll
 * LATE(n) -> PASSED    // the same
 * PASSED  -> CLOSED    // coordinator: everything is traced
 *
 * Each arrow out of OPEN is one compare-and-set, so a worker is either here or late, and both
 * sides know which.
 */
public final class DumpGate extends DumpGateWord {
  private static final long CLOSED = 0;
  private static final int OPEN = 1;
  private static final int HERE = 2;
  private static final int LATE = 3;
  private static final int PHASE = 3;

  /** Matches no phase (its low bits are 0) and no epoch (epochs are never negative). */
  private static final long PASSED = -4;

  private static final VarHandle WORD;

  static {
    try {
      WORD = MethodHandles.lookup().findVarHandle(DumpGateWord.class, "word", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  long p16, p17, p18, p19, p20, p21, p22, p23, p24, p25, p26, p27, p28, p29, p30, p31;

  private static long word(int epoch, int phase) {
    return (long) epoch << 2 | phase;
  }

  /**
   * Worker: returns whether no dump is on. Opaque is enough: a worker that reads too early is late,
   * which the coordinator learns from its own compare-and-set.
   */
  public boolean isClosedOpaque() {
    return (long) WORD.getOpaque(this) == CLOSED;
  }

  /**
   * Worker: arrives at the gate.
   *
   * @return whether it has to wait while {@link #isWaiting()}
   */
  public boolean arrive() {
    long seen = word;
    if ((seen & PHASE) == OPEN) {
      return WORD.compareAndSet(this, seen, seen - OPEN + HERE) || (word & PHASE) == HERE;
    }
    return (seen & PHASE) == HERE;
  }

  /** Worker: returns whether it still has to wait. */
  public boolean isWaiting() {
    return (word & PHASE) == HERE;
  }

  /** Coordinator: asks the worker to come. */
  void open(int epoch) {
    word = word(epoch, OPEN);
  }

  /**
   * Coordinator: answers for a worker that is not between two polls.
   *
   * @return false if the worker has arrived by itself
   */
  boolean answerFor(int epoch) {
    return WORD.compareAndSet(this, word(epoch, OPEN), word(epoch, HERE));
  }

  /**
   * Coordinator: stops waiting for the worker.
   *
   * @return false if it has arrived after all
   */
  boolean giveUp(int epoch) {
    return WORD.compareAndSet(this, word(epoch, OPEN), word(epoch, LATE));
  }

  /**
   * Coordinator: lets the worker go on, and trace what it polls.
   *
   * @return whether it may be waiting
   */
  boolean pass() {
    return ((long) WORD.getAndSet(this, PASSED) & PHASE) == HERE;
  }

  /** Coordinator: ends the dump. */
  void close() {
    word = CLOSED;
  }

  /** Coordinator: returns whether the worker is here, by itself or by answer. */
  boolean isHere(int epoch) {
    return word == word(epoch, HERE);
  }
}
