package dev.contrail.sync;

import dev.contrail.task.Waker;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A list of waiters in order of arrival. The list is its own lock: every method except {@link
 * #wakeAll} is called while synchronized on it, and no foreign code runs under the lock.
 *
 * @param <W> the kind of waiter
 */
final class WaitList<W extends Waiter> {
  /** The node that closes the ring, so that a waiter can be unlinked without knowing its list. */
  private final Waiter ring = new Waiter();

  WaitList() {
    ring.previous = ring;
    ring.next = ring;
  }

  boolean isEmpty() {
    return ring.next == ring;
  }

  @SuppressWarnings("unchecked") // all nodes except the ring's own are of type W
  @Nullable W first() {
    return isEmpty() ? null : (W) ring.next;
  }

  void addLast(W waiter, Waker waker) {
    link(waiter, Objects.requireNonNull(ring.previous), ring, waker);
  }

  void addFirst(W waiter, Waker waker) {
    link(waiter, ring, Objects.requireNonNull(ring.next), waker);
  }

  private static void link(Waiter waiter, Waiter previous, Waiter next, Waker waker) {
    waiter.previous = previous;
    waiter.next = next;
    previous.next = waiter;
    next.previous = waiter;
    waiter.waker = waker;
  }

  /**
   * Unlinks a waiter of this list, or of a list {@link #detachAll detached} from it.
   *
   * @return its waker, or null if it was not linked
   */
  @Nullable Waker remove(Waiter waiter) {
    Waiter previous = waiter.previous;
    Waiter next = waiter.next;
    if (previous == null || next == null) {
      return null;
    }
    previous.next = next;
    next.previous = previous;
    waiter.previous = null;
    waiter.next = null;
    Waker waker = waiter.waker;
    waiter.waker = null;
    return waker;
  }

  /** Moves all waiters to a new list, which is still guarded by this list's lock. */
  WaitList<W> detachAll() {
    WaitList<W> detached = new WaitList<>();
    Waiter first = ring.next;
    Waiter last = ring.previous;
    if (!isEmpty() && first != null && last != null) {
      detached.ring.next = first;
      detached.ring.previous = last;
      first.previous = detached.ring;
      last.next = detached.ring;
      ring.previous = ring;
      ring.next = ring;
    }
    return detached;
  }

  /** Wakes and unlinks all waiters of a detached list. Called without the lock. */
  void wakeAll(WaitList<W> detached) {
    WakeList wakers = new WakeList();
    boolean isDone;
    do {
      synchronized (this) {
        for (W first; !wakers.isFull() && (first = detached.first()) != null; ) {
          wakers.add(Objects.requireNonNull(detached.remove(first)));
        }
        isDone = detached.isEmpty();
      }
      wakers.wakeAll();
    } while (!isDone);
    wakers.rethrow();
  }

  /** Returns the number of waiters, by counting. */
  int size() {
    int size = 0;
    for (Waiter at = ring.next; at != ring && at != null; at = at.next) {
      size++;
    }
    return size;
  }
}
