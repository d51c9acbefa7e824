package dev.contrail.sync;

import dev.contrail.task.Waker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/**
 * A number of permits and the requests that wait for some, first come first served. What {@link
 * Semaphore} and a bounded {@link Channel} are made of; Tokio's {@code batch_semaphore}.
 */
final class Permits {
  /*
   * The word is permits << 2 | CLOSED | WAITING. WAITING says that the list is not empty; it is
   * written under the list's lock, and while it is set nobody takes permits without the lock, so
   * that nobody overtakes. Adding needs no lock: whoever adds sees WAITING in the very word it adds
   * to, and grants; or whoever sets WAITING sees what was added.
   */
  private static final long WAITING = 1;
  private static final long CLOSED = 2;
  private static final int SHIFT = 2;

  private static final VarHandle WORD;

  static {
    try {
      WORD = MethodHandles.lookup().findVarHandle(Permits.class, "word", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile long word;
  private final WaitList<PermitRequest> waiters = new WaitList<>();

  Permits(int permits) {
    word = (long) permits << SHIFT;
  }

  private static boolean isFree(long word, int wanted) {
    return (word & (WAITING | CLOSED)) == 0 && word >>> SHIFT >= wanted;
  }

  /** Whether so many could be taken at once, overtaking nobody. */
  boolean isFree(int wanted) {
    return isFree(word, wanted);
  }

  boolean isClosed() {
    return (word & CLOSED) != 0;
  }

  int available() {
    return (int) (word >>> SHIFT);
  }

  boolean tryAcquire(int wanted) {
    for (; ; ) {
      long seen = word;
      if (!isFree(seen, wanted)) {
        return false;
      }
      if (WORD.compareAndSet(this, seen, seen - ((long) wanted << SHIFT))) {
        return true;
      }
    }
  }

  /** Adds new permits, and grants them to those who wait. */
  void add(int added) {
    long seen;
    do {
      seen = word;
      if (room(seen) < added) {
        throw new IllegalArgumentException("more than 2147483647 permits");
      }
    } while (!WORD.compareAndSet(this, seen, seen + ((long) added << SHIFT)));
    grantAfter(seen);
  }

  /** Takes permits back, as many as there is room for, and grants them; it never throws. */
  void release(int taken) {
    long seen;
    long back;
    do {
      seen = word;
      back = Math.min(taken, room(seen)); // add() may have filled their place meanwhile
    } while (!WORD.compareAndSet(this, seen, seen + (back << SHIFT)));
    grantAfter(seen);
  }

  private static long room(long word) {
    return Integer.MAX_VALUE - (word >>> SHIFT);
  }

  private void grantAfter(long seen) {
    if ((seen & WAITING) != 0) {
      grantAll();
    }
  }

  /** Grants nothing more: those who wait are woken to find this closed. */
  void close() {
    WaitList<PermitRequest> all;
    synchronized (waiters) {
      all = waiters.detachAll();
      WORD.getAndBitwiseOr(this, CLOSED);
      WORD.getAndBitwiseAnd(this, ~WAITING);
    }
    waiters.wakeAll(all);
  }

  /** Links a request, or has another task woken for it; false if it need not wait any more. */
  boolean enqueue(PermitRequest request, Waker waker) {
    synchronized (waiters) {
      if (request.isLinked()) {
        request.waker = waker;
        return true;
      }
      while (!request.isGranted()) {
        long seen = word;
        if ((seen & CLOSED) != 0 || isFree(seen, request.wanted)) {
          return false;
        }
        if (WORD.compareAndSet(this, seen, seen | WAITING)) {
          request.transitionToQueued();
          waiters.addLast(request, waker);
          return true;
        }
      }
      return false;
    }
  }

  /** Unlinks a request that gives up; those behind it may be content with less. */
  void dequeue(PermitRequest request) {
    synchronized (waiters) {
      if (waiters.remove(request) == null) {
        return;
      }
      clearWaitingIfEmpty();
    }
    grantAll();
  }

  private void grantAll() {
    WakeList wakers = new WakeList();
    boolean isDone;
    do {
      synchronized (waiters) {
        isDone = grant(wakers);
      }
      wakers.wakeAll();
    } while (!isDone);
    wakers.rethrow();
  }

  /** Grants to the first for as long as there is enough for it; under the lock. */
  private boolean grant(WakeList wakers) {
    for (; ; ) {
      PermitRequest first = waiters.first();
      if (first == null || word >>> SHIFT < first.wanted) {
        return true;
      }
      if (wakers.isFull()) {
        return false;
      }
      WORD.getAndAdd(this, -((long) first.wanted << SHIFT)); // WAITING: others only add meanwhile
      first.transitionToGranted();
      wakers.add(Objects.requireNonNull(waiters.remove(first)));
      clearWaitingIfEmpty();
    }
  }

  private void clearWaitingIfEmpty() {
    if (waiters.isEmpty()) {
      WORD.getAndBitwiseAnd(this, ~WAITING);
    }
  }

  /** How many requests wait. */
  int waiters() {
    synchronized (waiters) {
      return waiters.size();
    }
  }
}
