package dev.contrail.internal.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The task word: where one task is in its life, in 64 bits that change only by compare-and-set, so
 * that all transitions of a task are totally ordered. Whoever makes a transition does what it
 * answers; nobody looks at bits.
 */
/*
 * (spawn)         -> QUEUED          // one queue entry exists, or is about to
 * IDLE            -> QUEUED          // woken or aborted: one queue entry exists
 * QUEUED          -> RUNNING         // its entry was popped by a worker
 * QUEUED          -> DONE            // withdrawn unpolled; the entry is stale
 * RUNNING         -> IDLE            // pending
 * RUNNING         -> QUEUED          // pending, and WOKEN meanwhile or yielding
 * RUNNING         -> DONE            // ready, failed, or cancelled
 * IDLE            -> TRACING_IDLE    // claimed by a tracer
 * QUEUED          -> TRACING_QUEUED  // the same; its entry stays where it is
 * TRACING_IDLE    -> IDLE            // traced
 * TRACING_IDLE    -> QUEUED          // traced, and WOKEN or CANCELLED meanwhile
 * TRACING_QUEUED  -> QUEUED          // traced; a new entry if the old one was POPPED
 * TRACING_*       -> RUNNING         // the tracer is about to poll, or to finish, the task
 *
 * WOKEN        a wake came while RUNNING or TRACING_IDLE
 * POPPED       the entry of a TRACING_QUEUED task was taken from its queue
 * CANCELLED    the handle is cancelled; a worker has still to cancel the body, unless DONE
 * EVER_POLLED  a poll has begun
 * INTERRUPTING a canceller is about to interrupt the thread that polls; the poll's end waits for it
 *
 * Stamps say in which dump's epoch something happened, 0 meaning long ago: BORN (UNSET until the
 * spawner or a dump decides), WOKEN_IN (the wake that made it QUEUED or WOKEN), TRACED.
 * Tracing clears the first two.
 */
abstract class TaskState {
  private static final long LIFECYCLE = 7;
  private static final long IDLE = 0;
  private static final long QUEUED = 1;
  private static final long RUNNING = 2;
  private static final long TRACING_IDLE = 3;
  private static final long TRACING_QUEUED = 4;
  private static final long DONE = 5;

  private static final long WOKEN = 1 << 3;
  private static final long POPPED = 1 << 4;
  private static final long CANCELLED = 1 << 5;
  private static final long EVER_POLLED = 1 << 6;
  private static final long INTERRUPTING = 1 << 7;

  private static final int BORN_SHIFT = 16;
  private static final int WOKEN_IN_SHIFT = 32;
  private static final int TRACED_SHIFT = 48;
  private static final long STAMP = 0xFFFF;

  /** The BORN stamp of a task whose spawner has not read the cut yet; no epoch has this number. */
  static final int UNSET = 0xFFFF;

  private static final VarHandle WORD;

  static {
    try {
      WORD = MethodHandles.lookup().findVarHandle(TaskState.class, "word", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile long word = QUEUED | ((long) UNSET << BORN_SHIFT);

  /** What a worker that popped this task does with it. */
  enum Start {
    /** Poll it: it is RUNNING. */
    POLL,
    /** Cancel its body and finish it: it is RUNNING. */
    CANCEL,
    /** Go on to the next: a tracer holds it and will schedule it again. */
    LEAVE,
    /** Go on to the next: it ended, and this entry is what is left of it. */
    STALE
  }

  /** What a worker does after a poll that returned pending. */
  enum Pend {
    /** Nothing: it waits, or already runs elsewhere. */
    WAIT,
    /** Schedule it: it is QUEUED. */
    RESCHEDULE,
    /** Cancel its body and finish it: it is still RUNNING. */
    CANCEL
  }

  /** What whoever aborts a task has to do. */
  enum Abort {
    /** Nothing: it was complete or cancelled before. */
    TOO_LATE,
    /** Schedule it, so that a worker cancels its body; complete the handle. */
    SCHEDULE,
    /** Finish it: it is DONE and nobody polled it; complete the handle. */
    FINISH,
    /** Complete the handle; who holds the task sees the flag. */
    MARKED,
    /** Interrupt the thread that polls it, then call interruptSent(); complete the handle. */
    INTERRUPT
  }

  /** What a tracer found when it reached for a task. */
  enum Claim {
    /** It waits, and is the tracer's until leaveTrace. */
    WAITING,
    /** It is queued, and is the tracer's until leaveTrace. */
    QUEUED,
    /** A worker polls it, and it is now marked traced; the tracer does not hold it. */
    RUNNING,
    /** It was traced in this epoch before, was born after the cut, or has ended. */
    NOT_MINE
  }

  /** What a tracer does after it let go of a task. */
  enum Release {
    /** Nothing. */
    NOTHING,
    /** Schedule it: it was woken, cancelled, or popped meanwhile. */
    SCHEDULE
  }

  private boolean cas(long seen, long next) {
    return WORD.compareAndSet(this, seen, next);
  }

  private static long with(long word, long lifecycle) {
    return (word & ~LIFECYCLE) | lifecycle;
  }

  private static long stamp(long word, int shift, int epoch) {
    return (word & ~(STAMP << shift)) | ((long) epoch << shift);
  }

  private static int stampOf(long word, int shift) {
    return (int) ((word >>> shift) & STAMP);
  }

  /** Whether a stamp is of an epoch or a later one. Epochs go round: the nearer way is the way. */
  private static boolean isSince(int stamp, int epoch) {
    return stamp != 0 && (short) (stamp - epoch) >= 0;
  }

  /**
   * The spawner's part of being born: the task is in the registry, then the cut was read. If a dump
   * came first, it has decided that the task is not its own.
   */
  final void bear(int cut) {
    for (; ; ) {
      long seen = word;
      if (stampOf(seen, BORN_SHIFT) != UNSET || cas(seen, stamp(seen, BORN_SHIFT, cut))) {
        return;
      }
    }
  }

  /** The popped entry's owner begins a poll. */
  final Start transitionToRunning() {
    for (; ; ) {
      long seen = word;
      switch ((int) (seen & LIFECYCLE)) {
        case (int) QUEUED -> {
          boolean cancelled = (seen & CANCELLED) != 0;
          long next = with(seen, RUNNING) & ~WOKEN;
          if (cas(seen, cancelled ? next : next | EVER_POLLED)) {
            return cancelled ? Start.CANCEL : Start.POLL;
          }
        }
        case (int) TRACING_QUEUED -> {
          if (cas(seen, seen | POPPED)) {
            return Start.LEAVE;
          }
        }
        default -> {
          return Start.STALE;
        }
      }
    }
  }

  /**
   * The poll returned pending.
   *
   * @param yielding whether it is to run again without a wake
   */
  final Pend transitionToPending(boolean yielding) {
    for (; ; ) {
      long seen = word;
      if ((seen & INTERRUPTING) != 0) {
        Thread.onSpinWait();
      } else if ((seen & CANCELLED) != 0) {
        return Pend.CANCEL;
      } else if (yielding || (seen & WOKEN) != 0) {
        if (cas(seen, with(seen, QUEUED) & ~WOKEN)) {
          return Pend.RESCHEDULE;
        }
      } else if (cas(seen, with(seen, IDLE))) {
        return Pend.WAIT;
      }
    }
  }

  /**
   * The running task ends.
   *
   * @return false if it is cancelled, so that its outcome counts for nothing
   */
  final boolean transitionToDone() {
    for (; ; ) {
      long seen = word;
      if ((seen & INTERRUPTING) != 0) {
        Thread.onSpinWait();
      } else if (cas(seen, with(seen, DONE))) {
        return (seen & CANCELLED) == 0;
      }
    }
  }

  /**
   * A wake by any thread.
   *
   * @param cut read before
   * @return whether the caller schedules it
   */
  final boolean transitionToWoken(int cut) {
    for (; ; ) {
      long seen = word;
      switch ((int) (seen & LIFECYCLE)) {
        case (int) IDLE -> {
          if (cas(seen, stamp(with(seen, QUEUED), WOKEN_IN_SHIFT, cut))) {
            return true;
          }
        }
        case (int) RUNNING, (int) TRACING_IDLE -> {
          boolean again = (seen & WOKEN) != 0;
          if (cas(seen, again ? seen : stamp(seen | WOKEN, WOKEN_IN_SHIFT, cut))) {
            return false;
          }
        }
        case (int) DONE -> {
          return false;
        }
        default -> {
          // A poll is due. It reads what came before this wake only if its start reads this write.
          if (cas(seen, seen)) {
            return false;
          }
        }
      }
    }
  }

  /**
   * An abort by any thread.
   *
   * @param cut read before
   * @param withdrawable whether an unpolled task has nothing to cancel and can end at once
   * @param interrupt whether the thread that polls it is to be interrupted
   */
  final Abort transitionToCancelled(int cut, boolean withdrawable, boolean interrupt) {
    for (; ; ) {
      long seen = word;
      if ((seen & CANCELLED) != 0) {
        return Abort.TOO_LATE;
      }
      long next = seen | CANCELLED;
      Abort answer = Abort.MARKED;
      switch ((int) (seen & LIFECYCLE)) {
        case (int) DONE -> {
          return Abort.TOO_LATE;
        }
        case (int) IDLE -> {
          next = stamp(with(next, QUEUED), WOKEN_IN_SHIFT, cut);
          answer = Abort.SCHEDULE;
        }
        case (int) QUEUED -> {
          if (withdrawable) {
            next = with(next, DONE);
            answer = Abort.FINISH;
          }
        }
        case (int) RUNNING -> {
          if (interrupt) {
            next |= INTERRUPTING;
            answer = Abort.INTERRUPT;
          }
        }
        default -> {} // a tracer has it
      }
      if (cas(seen, next)) {
        return answer;
      }
    }
  }

  /**
   * An abort by any thread of a task that nobody polls now.
   *
   * @param cut read before
   * @return MARKED or SCHEDULE, or TOO_LATE if it runs too
   */
  final Abort transitionToCancelledUnlessRunning(int cut) {
    for (; ; ) {
      long seen = word;
      long lifecycle = seen & LIFECYCLE;
      if ((seen & CANCELLED) != 0 || lifecycle == RUNNING || lifecycle == DONE) {
        return Abort.TOO_LATE;
      }
      boolean isIdle = lifecycle == IDLE;
      long next = seen | CANCELLED;
      if (cas(seen, isIdle ? stamp(with(next, QUEUED), WOKEN_IN_SHIFT, cut) : next)) {
        return isIdle ? Abort.SCHEDULE : Abort.MARKED;
      }
    }
  }

  /**
   * The thread that polls the task is to be interrupted, and the task left as it is.
   *
   * @return false if no thread polls it; else interruptSent() has to be called
   */
  final boolean transitionToInterrupting() {
    for (; ; ) {
      long seen = word;
      if ((seen & LIFECYCLE) != RUNNING || (seen & INTERRUPTING) != 0) {
        return false;
      }
      if (cas(seen, seen | INTERRUPTING)) {
        return true;
      }
    }
  }

  /** The interrupt was sent; the poll may end. */
  final void interruptSent() {
    for (; ; ) {
      long seen = word;
      if (cas(seen, seen & ~INTERRUPTING)) {
        return;
      }
    }
  }

  /**
   * Takes back a task that nobody polled, as if it had never been spawned.
   *
   * @return false if a worker or an abort was faster
   */
  final boolean transitionToWithdrawn() {
    for (; ; ) {
      long seen = word;
      if ((seen & LIFECYCLE) != QUEUED || (seen & (CANCELLED | EVER_POLLED)) != 0) {
        return false;
      }
      if (cas(seen, with(seen, DONE))) {
        return true;
      }
    }
  }

  /** A tracer of a dump reaches for the task. */
  final Claim transitionToTracing(int epoch) {
    for (; ; ) {
      long seen = word;
      int born = stampOf(seen, BORN_SHIFT);
      int wokenIn = stampOf(seen, WOKEN_IN_SHIFT);
      if (born == UNSET) {
        if (cas(seen, stamp(seen, BORN_SHIFT, epoch))) {
          return Claim.NOT_MINE;
        }
        continue;
      }
      // A word that knows of a later dump is not for the straggler of an earlier one to change.
      if ((seen & LIFECYCLE) == DONE
          || isSince(born, epoch)
          || isSince(stampOf(seen, TRACED_SHIFT), epoch)
          || (isSince(wokenIn, epoch) && wokenIn != epoch)) {
        return Claim.NOT_MINE;
      }
      long traced =
          stamp(seen & ~(STAMP << BORN_SHIFT | STAMP << WOKEN_IN_SHIFT), TRACED_SHIFT, epoch);
      switch ((int) (seen & LIFECYCLE)) {
        case (int) IDLE -> {
          if (cas(seen, with(traced, TRACING_IDLE))) {
            return Claim.WAITING;
          }
        }
        case (int) QUEUED -> {
          // A wake after the cut does not count: at the cut the task waited.
          boolean waited = wokenIn == epoch;
          if (cas(seen, with(traced, TRACING_QUEUED))) {
            return waited ? Claim.WAITING : Claim.QUEUED;
          }
        }
        case (int) RUNNING -> {
          if (cas(seen, traced)) {
            return Claim.RUNNING;
          }
        }
        default -> {
          return Claim.NOT_MINE; // another epoch's tracer still has it
        }
      }
    }
  }

  /** The tracer lets go of a task it claimed as waiting or queued. */
  final Release leaveTracing() {
    for (; ; ) {
      long seen = word;
      boolean entryExists = (seen & LIFECYCLE) == TRACING_QUEUED && (seen & POPPED) == 0;
      boolean due = (seen & LIFECYCLE) == TRACING_QUEUED || (seen & (WOKEN | CANCELLED)) != 0;
      if (cas(seen, with(seen, due ? QUEUED : IDLE) & ~(WOKEN | POPPED))) {
        return due && !entryExists ? Release.SCHEDULE : Release.NOTHING;
      }
    }
  }

  /** The tracer polls, or finishes, the task it holds: it is the worker that popped it. */
  final Start transitionFromTracingToRunning() {
    for (; ; ) {
      long seen = word;
      boolean cancelled = (seen & CANCELLED) != 0;
      long next = with(seen, RUNNING) & ~(WOKEN | POPPED);
      if (cas(seen, cancelled ? next : next | EVER_POLLED)) {
        return cancelled ? Start.CANCEL : Start.POLL;
      }
    }
  }

  /** Whether the handle is complete: the task ended, or was cancelled. */
  final boolean isComplete() {
    long seen = word;
    return (seen & LIFECYCLE) == DONE || (seen & CANCELLED) != 0;
  }

  /** Whether the handle is complete as cancelled. */
  final boolean isCancelledState() {
    return (word & CANCELLED) != 0;
  }

  /** Whether the task ended; false while a cancelled one still runs or waits to be cancelled. */
  final boolean isDoneState() {
    return (word & LIFECYCLE) == DONE;
  }

  @Override
  public String toString() {
    long seen = word;
    String[] names = {"IDLE", "QUEUED", "RUNNING", "TRACING_IDLE", "TRACING_QUEUED", "DONE"};
    return names[(int) (seen & LIFECYCLE)]
        + ((seen & WOKEN) != 0 ? " WOKEN" : "")
        + ((seen & POPPED) != 0 ? " POPPED" : "")
        + ((seen & CANCELLED) != 0 ? " CANCELLED" : "")
        + ((seen & INTERRUPTING) != 0 ? " INTERRUPTING" : "");
  }
}
