package dev.contrail.internal.task;

/** The transitions of the task word by a dump, and at birth. */
abstract class TracedState extends TaskBits {
  /** The state in which a tracer found a task. */
  enum Claim {
    /** The task waits, and belongs to the tracer until transitionFromTracing(). */
    WAITING,
    /** The task is queued, and belongs to the tracer until transitionFromTracing(). */
    QUEUED,
    /** A worker polls the task, which is now marked traced; the tracer does not hold it. */
    RUNNING,
    /**
     * The task waits; the tracer of an earlier dump still holds it, and it is marked traced here
     * too.
     */
    HELD_WAITING,
    /** The same for a queued task. */
    HELD_QUEUED,
    /** The task was traced in this epoch before, was born after the cut, or has ended. */
    NOT_MINE
  }

  /** The next step of a tracer that let go of a task. */
  enum Release {
    /** Nothing. */
    NOTHING,
    /** Schedule it: it was woken, cancelled, or popped meanwhile. */
    SCHEDULE
  }

  /**
   * Sets the birth stamp. Called by the spawner once the task is in the registry and the cut was
   * read. If a dump came first, it has decided that the task was born after its cut.
   */
  final void bear(int cut) {
    for (; ; ) {
      long seen = word;
      if (stampOf(seen, BORN_SHIFT) != UNSET || cas(seen, stamp(seen, BORN_SHIFT, cut))) {
        return;
      }
    }
  }

  /** Claims the task for a dump. */
  final Claim transitionToTracing(int epoch) {
    for (; ; ) {
      long seen = word;
      int wokenIn = stampOf(seen, WOKEN_IN_SHIFT);
      if (stampOf(seen, BORN_SHIFT) == UNSET) {
        if (cas(seen, stamp(seen, BORN_SHIFT, epoch))) {
          return Claim.NOT_MINE;
        }
        continue;
      }
      if (isSettled(seen, epoch)) {
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
          if (cas(seen, traced)) {
            return (seen & LIFECYCLE) == TRACING_IDLE ? Claim.HELD_WAITING : Claim.HELD_QUEUED;
          }
        }
      }
    }
  }

  /** Returns whether a dump of this epoch has nothing to claim in a task that is born. */
  private static boolean isSettled(long seen, int epoch) {
    int wokenIn = stampOf(seen, WOKEN_IN_SHIFT);
    return (seen & LIFECYCLE) == DONE
        || isSince(stampOf(seen, BORN_SHIFT), epoch)
        || isSince(stampOf(seen, TRACED_SHIFT), epoch)
        // A straggler of an earlier dump must not change a word that knows of a later one.
        || (isSince(wokenIn, epoch) && wokenIn != epoch);
  }

  /**
   * Returns whether a dump of this epoch can claim nothing here any more, so that the task may
   * change. Its tracer may still be in the middle of the trace: then the task is TRACING and must
   * not be changed, or it was RUNNING, which a tracer does not stop.
   */
  final boolean isSettledIn(int epoch) {
    long seen = word;
    return stampOf(seen, BORN_SHIFT) != UNSET && isSettled(seen, epoch);
  }

  /** Returns whether a dump of this epoch has still to claim the task; may be outdated at once. */
  final boolean isUntracedIn(int epoch) {
    long seen = word;
    return stampOf(seen, BORN_SHIFT) != UNSET && !isSettled(seen, epoch);
  }

  /** Returns whether the tracer that holds the task took it from IDLE: no poll is due. */
  final boolean isTracedIdle() {
    return (word & LIFECYCLE) == TRACING_IDLE;
  }

  /** Returns whether the task was neither polled nor cancelled; a tracer may hold it. */
  final boolean isUnpolled() {
    long seen = word & (LIFECYCLE | CANCELLED | EVER_POLLED);
    return seen == QUEUED || seen == TRACING_QUEUED;
  }

  /** Returns whether a poll has begun before. */
  final boolean wasPolled() {
    return (word & EVER_POLLED) != 0;
  }

  /** Ends the hold of a tracer that claimed the task as waiting or queued. */
  final Release transitionFromTracing() {
    for (; ; ) {
      long seen = word;
      boolean entryExists = (seen & LIFECYCLE) == TRACING_QUEUED && (seen & POPPED) == 0;
      boolean due = (seen & LIFECYCLE) == TRACING_QUEUED || (seen & (WOKEN | CANCELLED)) != 0;
      if (cas(seen, with(seen, due ? QUEUED : IDLE) & ~(WOKEN | POPPED))) {
        return due && !entryExists ? Release.SCHEDULE : Release.NOTHING;
      }
    }
  }
}
