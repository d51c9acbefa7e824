package dev.contrail.sync;

import dev.contrail.task.Waker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/**
 * A number of permits and the requests that wait for them, served in order. {@link Semaphore} and
 * bounded {@link Channel}s are built on it. Tokio's {@code batch_semaphore}.
 */
final class Permits {
  /*
   * The word is permits << 2 | CLOSED | WAITING. WAITING means that the list is not empty. It is
   * written under the list's lock, and while it is set permits are taken only under that lock, so
   * that no request is overtaken. Adding needs no lock: both changes are made to the same word, so
   * either the adding thread sees WAITING and grants, or the thread that sets WAITING sees the
   * added permits.
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

  /**
   * Returns whether this many permits can be taken at once without overtaking a waiting request.
   */
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

  /** Adds new permits and grants them to waiting requests. */
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

  /** Takes permits back, up to the maximum, and grants them to waiting requests. Never throws. */
  void release(int taken) {
    long seen;
    long back;
    do {
      seen = word;
      back = Math.min(taken, room(seen)); // add() may have reached the maximum meanwhile
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

  /** Closes this and wakes all waiting requests, which then fail. */
  void close() {
    WaitList<PermitRequest> all;
    synchronized (waiters) {
      all = waiters.detachAll();
      WORD.getAndBitwiseOr(this, CLOSED);
      WORD.getAndBitwiseAnd(this, ~WAITING);
    }
    waiters.wakeAll(all);
  }

  /** Links a request or replaces its waker; false if it no longer has to wait. */
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

  /**
   * Unlinks a cancelled request; the requests behind it may need fewer permits and are granted now.
   */
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

  /**
   * Grants to the first request while there are enough permits for it. Called with the lock held;
   * false if the wake list is full.
   */
  private boolean grant(WakeList wakers) {
    for (; ; ) {
      PermitRequest first = waiters.first();
      if (first == null || word >>> SHIFT < first.wanted) {
        return true;
      }
      if (wakers.isFull()) {
        return false;
      }
      WORD.getAndAdd(
          this, -((long) first.wanted << SHIFT)); // WAITING is set: other threads can only add
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

  /** Returns the number of waiting requests. */
  int waiters() {
    synchronized (waiters) {
      return waiters.size();
    }
  }
}
