package dev.contrail.internal.scheduler;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The set of parked workers and the number of searching ones. One 64-bit word holds the stack of
 * parked workers, the number unparked and the number searching, so that they change together and
 * without a lock.
 */
/*
 * At most half the workers search. A worker is notified only if none searches. The last searcher to
 * find work looks at every queue again, and notifies one more worker if there is more work. A
 * worker that parks while none searches does the same; in Tokio only a searcher does, so there work
 * can wait behind an endless poll while a worker that was refused to search parks.
 *
 * The proof that no work is left while all workers are parked: a thread that pushes work does so
 * before it reads this word; a worker that stops searching or parks writes this word before it
 * looks at the queues again. Both are sequentially consistent, so one of the two sees the other.
 *
 * Invariant: unparked = workers - length of the stack. A worker leaves the stack only by being
 * popped, and the thread that pops it unparks it. Workers are unparked in no other way.
 */
final class Idle {
  /** Largest number of workers: the word has 12 bits for a count. */
  static final int MAX_WORKERS = 4095;

  /** The result of {@link #workerToNotify} and {@link #popSleeper} if there is no parked worker. */
  static final int NONE = -1;

  private static final int BITS = 12;
  private static final long COUNT = (1L << BITS) - 1;
  private static final int UNPARKED_SHIFT = BITS;
  private static final int TOP_SHIFT = 2 * BITS;

  /**
   * Number of changes of the stack, so that a stale compare-and-set fails although the same worker
   * is on top again.
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

  /**
   * For each parked worker, the index plus 1 of the worker below it on the stack, or 0. Written
   * before the word, which publishes it.
   */
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
   * Pops the parked worker to unpark, as a searcher, for work that was pushed.
   *
   * @return its index, or NONE if a worker searches or none is parked
   */
  int workerToNotify() {
    // The caller has pushed before; the read of the word must not come before that write.
    VarHandle.fullFence();
    for (; ; ) {
      long seen = word;
      int top = top(seen);
      if (searching(seen) != 0 || top == 0) {
        return NONE;
      }
      if (cas(seen, word(version(seen) + 1, below[top - 1], unparked(seen) + 1, 1))) {
        return top - 1;
      }
    }
  }

  /** Pops a parked worker to unpark for a reason other than work; it will not search. */
  int popSleeper() {
    for (; ; ) {
      long seen = word;
      int top = top(seen);
      if (top == 0) {
        return NONE;
      }
      long next = word(version(seen) + 1, below[top - 1], unparked(seen) + 1, searching(seen));
      if (cas(seen, next)) {
        return top - 1;
      }
    }
  }

  /** Counts the calling worker as searching; returns false if half the workers search already. */
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
   * The calling worker has found work and no longer searches.
   *
   * @return whether it was the last searcher, and so has to notify another worker
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
   * Puts a worker on the stack; from now on it may be popped.
   *
   * @return whether no worker searches now, so that the caller has to look at every queue again.
   *     That holds for a worker that was refused to search, too: the searcher it left the work to
   *     may have stopped
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

  /** Returns the number of workers that are not parked. */
  int unparkedCount() {
    return unparked(word);
  }

  /** Returns the number of searching workers. */
  int searchingCount() {
    return searching(word);
  }

  /** Returns whether the invariant holds. Exact only while no thread changes the word. */
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
