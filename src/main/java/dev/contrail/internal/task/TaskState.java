package dev.contrail.internal.task;

/**
 * The transitions of the task word by workers, wakers and cancellers. A caller does what the answer
 * of its transition says; no other class looks at bits.
 */
abstract class TaskState extends TracedState {
  /** The next step of a worker that popped a task. */
  enum Start {
    /** Poll it: it is RUNNING. */
    POLL,
    /** Cancel its body and finish it: it is RUNNING. */
    CANCEL,
    /** Go on to the next task: a tracer holds this one and will schedule it again. */
    HELD,
    /** Go on to the next task: this one has ended, and the entry is all that is left of it. */
    STALE
  }

  /** The next step of a worker after a poll that returned pending. */
  enum Pend {
    /** Nothing: it waits, or already runs elsewhere. */
    WAIT,
    /** Schedule it: it is QUEUED. */
    RESCHEDULE,
    /** Cancel its body and finish it: it is still RUNNING. */
    CANCEL
  }

  /** The next step of a thread that aborts a task. */
  enum Abort {
    /** Nothing: it was complete or cancelled before. */
    TOO_LATE,
    /** Schedule it, so that a worker cancels its body; complete the handle. */
    SCHEDULE,
    /** Finish it: it is DONE and was never polled; complete the handle. */
    FINISH,
    /** Complete the handle; the thread that holds the task sees the flag. */
    MARKED,
    /** Interrupt the thread that polls it, then call interruptSent(); complete the handle. */
    INTERRUPT
  }

  /** Starts a poll. Called by the thread that popped the entry. */
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
            return Start.HELD;
          }
        }
        default -> {
          return Start.STALE;
        }
      }
    }
  }

  /**
   * Waits until a canceller that set INTERRUPTING has called {@code Thread.interrupt()}, which may
   * be slow (it can close a channel) or descheduled.
   */
  @SuppressWarnings(
      "ThreadPriorityCheck") // as in FutureTask: the canceller has a step or two to make
  private static void awaitInterrupt() {
    Thread.yield();
  }

  /**
   * Ends a poll that returned pending.
   *
   * @param yielding whether the task is to run again without a wake
   */
  final Pend transitionToPending(boolean yielding) {
    for (; ; ) {
      long seen = word;
      if ((seen & INTERRUPTING) != 0) {
        awaitInterrupt();
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
   * Ends the running task.
   *
   * @return false if it is cancelled, so that its outcome is dropped
   */
  final boolean transitionToDone() {
    for (; ; ) {
      long seen = word;
      if ((seen & INTERRUPTING) != 0) {
        awaitInterrupt();
      } else if (cas(seen, with(seen, DONE))) {
        return (seen & CANCELLED) == 0;
      }
    }
  }

  /**
   * Wakes the task. For any thread.
   *
   * @param cut epoch of the cut, read before
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
   * Aborts the task. For any thread.
   *
   * @param cut epoch of the cut, read before
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
   * Aborts the task unless a thread polls it now. For any thread.
   *
   * @param cut epoch of the cut, read before
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
   * Announces an interrupt of the thread that polls the task, and leaves the task as it is.
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

  /** Completes an announced interrupt; the poll may end. */
  final void interruptSent() {
    for (; ; ) {
      long seen = word;
      if (cas(seen, seen & ~INTERRUPTING)) {
        return;
      }
    }
  }

  /**
   * Withdraws an unpolled task, as if it had never been spawned.
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

  /** Returns whether the handle is complete: the task has ended, or was cancelled. */
  final boolean isComplete() {
    long seen = word;
    return (seen & LIFECYCLE) == DONE || (seen & CANCELLED) != 0;
  }

  /** Returns whether the handle is complete as cancelled. */
  final boolean isCancelledState() {
    return (word & CANCELLED) != 0;
  }

  /**
   * Returns whether the task has ended; false while a cancelled one still runs or waits to be
   * cancelled.
   */
  final boolean isDoneState() {
    return (word & LIFECYCLE) == DONE;
  }
}
