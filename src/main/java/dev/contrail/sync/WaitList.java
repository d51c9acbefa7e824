package dev.contrail.sync;

import dev.contrail.task.Waker;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who waits at one place, first come first. It is its own lock: every method but {@link #wakeAll}
 * is called while synchronized on the list, and nothing foreign runs in there.
 *
 * @param <W> the kind of waiter
 */
final class WaitList<W extends Waiter> {
  /** Closes the ring, so that a waiter is unlinked without knowing in which list it is. */
  private final Waiter ring = new Waiter();

  WaitList() {
    ring.previous = ring;
    ring.next = ring;
  }

  boolean isEmpty() {
    return ring.next == ring;
  }

  @SuppressWarnings("unchecked") // all but the ring's own are of this kind
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
   * Unlinks a waiter of this list, or of one that was {@link #detachAll detached} from it.
   *
   * @return whom to wake, or null if it was not linked
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

  /** Moves everybody to a list of their own, which this one's lock goes on to guard. */
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

  /** Wakes and unlinks everybody of a detached list; called without the lock. */
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

  /** How many wait. */
  int size() {
    int size = 0;
    for (Waiter at = ring.next; at != ring && at != null; at = at.next) {
      size++;
    }
    return size;
  }
}
