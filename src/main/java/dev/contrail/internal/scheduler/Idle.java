package dev.contrail.internal.scheduler;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Which workers sleep, and how many search. One 64-bit word holds the stack of sleepers, the number
 * unparked and the number searching, so that they change together and without a lock.
 */
/*
 * At most half the workers search; one is notified only if nobody searches. The last searcher to
 * find work looks at every queue again, and notifies one more if there is more; so does whoever parks
 * while nobody searches. (In Tokio only a searcher does, so work can wait behind a poll that never
 * ends while a worker that was refused to search lies down.) So work is never left to sleepers:
 * whoever pushes it does so before reading this word, and whoever stops to search or parks writes
 * this word before looking at the queues again; both are sequentially consistent.
 *
 * Invariant: unparked = workers - length of the stack. A worker leaves the stack only by being
 * popped, and whoever pops it unparks it; nobody wakes a worker in another way.
 */
final class Idle {
  /** What the 12 bits of a count leave room for. */
  static final int MAX_WORKERS = 4095;

  /** The answer of {@link #workerToNotify} and {@link #popSleeper} if there is none. */
  static final int NOBODY = -1;

  private static final int BITS = 12;
  private static final long COUNT = (1L << BITS) - 1;
  private static final int UNPARKED_SHIFT = BITS;
  private static final int TOP_SHIFT = 2 * BITS;

  /**
   * Counts changes of the stack, so that a stale compare-and-set fails although the top is back.
   */
  private static final int VERSION_SHIFT = 3 * BITS;

  private static final VarHandle WORD;

  static {
    try {
      WORD = MethodHandles.lookup().findVarHandle(Idle.class, "word", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final int workers;

  /** Below each sleeper on the stack: that worker's index plus 1, or 0. Published by the word. */
  private final int[] below;

  private volatile long word;

  Idle(int workers) {
    this.workers = workers;
    this.below = new int[workers];
    this.word = word(0, 0, workers, 0);
  }

  private static long word(long version, int top, int unparked, int searching) {
    return version << VERSION_SHIFT
        | (long) top << TOP_SHIFT
        | (long) unparked << UNPARKED_SHIFT
        | searching;
  }

  private static int searching(long word) {
    return (int) (word & COUNT);
  }

  private static int unparked(long word) {
    return (int) (word >>> UNPARKED_SHIFT & COUNT);
  }

  private static int top(long word) {
    return (int) (word >>> TOP_SHIFT & COUNT);
  }

  private static long version(long word) {
    return word >>> VERSION_SHIFT;
  }

  private boolean cas(long seen, long next) {
    return WORD.compareAndSet(this, seen, next);
  }

  /**
   * Work was pushed: pops the sleeper that is to be unparked for it, as a searcher.
   *
   * @return its index, or NOBODY if someone searches or nobody sleeps
   */
  int workerToNotify() {
    // Before this the caller pushed; the read of the word must not come first.
    VarHandle.fullFence();
    for (; ; ) {
      long seen = word;
      int top = top(seen);
      if (searching(seen) != 0 || top == 0) {
        return NOBODY;
      }
      if (cas(seen, word(version(seen) + 1, below[top - 1], unparked(seen) + 1, 1))) {
        return top - 1;
      }
    }
  }

  /** Pops a sleeper that is to be unparked for another reason than work; it will not search. */
  int popSleeper() {
    for (; ; ) {
      long seen = word;
      int top = top(seen);
      if (top == 0) {
        return NOBODY;
      }
      long next = word(version(seen) + 1, below[top - 1], unparked(seen) + 1, searching(seen));
      if (cas(seen, next)) {
        return top - 1;
      }
    }
  }

  /** Asks to search; refused if half the workers do. */
  boolean transitionToSearching() {
    for (; ; ) {
      long seen = word;
      if (2 * searching(seen) >= workers) {
        return false;
      }
      if (cas(seen, seen + 1)) {
        return true;
      }
    }
  }

  /**
   * A searcher found work.
   *
   * @return whether it was the last one, and so has to notify another worker
   */
  boolean transitionFromSearching() {
    for (; ; ) {
      long seen = word;
      assert searching(seen) > 0 : this;
      if (cas(seen, seen - 1)) {
        return searching(seen) == 1;
      }
    }
  }

  /**
   * A worker goes to sleep; from now on it may be popped.
   *
   * @return whether nobody searches now, so that it has to look at every queue again; also if it
   *     did not search itself, being refused: the searcher it left the work to may be gone by now
   */
  boolean transitionToParked(int worker, boolean isSearching) {
    for (; ; ) {
      long seen = word;
      int searching = searching(seen) - (isSearching ? 1 : 0);
      below[worker] = top(seen);
      assert searching >= 0 && unparked(seen) > 0 : this;
      if (cas(seen, word(version(seen) + 1, worker + 1, unparked(seen) - 1, searching))) {
        return searching == 0;
      }
    }
  }

  /** How many workers are not asleep. */
  int unparkedCount() {
    return unparked(word);
  }

  /** How many workers search. */
  int searchingCount() {
    return searching(word);
  }

  /** Whether the invariant holds; for a moment at which nobody changes anything. */
  boolean isConsistent() {
    long seen = word;
    int sleepers = 0;
    for (int top = top(seen); top != 0 && sleepers <= workers; top = below[top - 1]) {
      sleepers++;
    }
    return unparked(seen) == workers - sleepers && searching(seen) <= unparked(seen);
  }

  @Override
  public String toString() {
    long seen = word;
    return "Idle[workers="
        + workers
        + ", unparked="
        + unparked(seen)
        + ", searching="
        + searching(seen)
        + "]";
  }
}
