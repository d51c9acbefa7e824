package dev.contrail.internal.task;

/**
 * A dump's part in a task's state: what tracers do to the task word, and what a birth tells them.
 */
abstract class TracedState extends TaskBits {
  /** What a tracer found when it reached for a task. */
  enum Claim {
    /** It waits, and is the tracer's until transitionFromTracing(). */
    WAITING,
    /** It is queued, and is the tracer's until transitionFromTracing(). */
    QUEUED,
    /** A worker polls it, and it is now marked traced; the tracer does not hold it. */
    RUNNING,
    /** It waits; an earlier dump's tracer still holds it, and it is marked traced here too. */
    HELD_WAITING,
    /** The same of one that is queued. */
    HELD_QUEUED,
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

  /** A tracer of a dump reaches for the task. */
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

  /** Whether a dump of this epoch has nothing to claim here, of a task that is born. */
  private static boolean isSettled(long seen, int epoch) {
    int wokenIn = stampOf(seen, WOKEN_IN_SHIFT);
    return (seen & LIFECYCLE) == DONE
        || isSince(stampOf(seen, BORN_SHIFT), epoch)
        || isSince(stampOf(seen, TRACED_SHIFT), epoch)
        // A word that knows of a later dump is not for the straggler of an earlier one to change.
        || (isSince(wokenIn, epoch) && wokenIn != epoch);
  }

  /**
   * Whether a dump of this epoch can claim nothing here any more, so that the task may change. Who
   * claimed it may still be in the middle of its trace: then it is TRACING, and not to be changed,
   * or it was RUNNING, which a tracer does not keep from going on.
   */
  final boolean isSettledIn(int epoch) {
    long seen = word;
    return stampOf(seen, BORN_SHIFT) != UNSET && isSettled(seen, epoch);
  }

  /** Whether a dump of this epoch has still to claim the task; a moment's truth. */
  final boolean isUntracedIn(int epoch) {
    long seen = word;
    return stampOf(seen, BORN_SHIFT) != UNSET && !isSettled(seen, epoch);
  }

  /** Whether the tracer that holds the task took it from IDLE: no poll is due. */
  final boolean isTracedIdle() {
    return (word & LIFECYCLE) == TRACING_IDLE;
  }

  /** Whether nobody has polled or cancelled it, though a tracer may hold it. */
  final boolean isUnpolled() {
    long seen = word & (LIFECYCLE | CANCELLED | EVER_POLLED);
    return seen == QUEUED || seen == TRACING_QUEUED;
  }

  /** Whether a poll has begun before. */
  final boolean wasPolled() {
    return (word & EVER_POLLED) != 0;
  }

  /** The tracer lets go of a task it claimed as waiting or queued. */
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
