package dev.contrail.sync;

import dev.contrail.task.Waker;

/** A leaf's wish for permits. Its leaf alone calls it, one call at a time. */
/*
 * NEW     -> QUEUED    // linked
 * QUEUED  -> GRANTED   // unlinked, the permits taken off the count for it
 * NEW     -> DONE      // taken without waiting
 * GRANTED -> DONE      // taken, or given back by cancel
 */
final class PermitRequest extends Waiter {
  private enum Phase {
    NEW,
    QUEUED,
    GRANTED,
    DONE
  }

  final int wanted;
  private final Permits permits;

  /** To QUEUED and GRANTED under the list's lock; to DONE by the leaf. */
  private volatile Phase phase = Phase.NEW;

  PermitRequest(Permits permits, int wanted) {
    this.permits = permits;
    this.wanted = wanted;
  }

  void transitionToQueued() {
    phase = Phase.QUEUED;
  }

  void transitionToGranted() {
    phase = Phase.GRANTED;
  }

  boolean isGranted() {
    return phase == Phase.GRANTED;
  }

  /** Whether it will never be granted; a grant from before the close holds. */
  boolean isRefused() {
    return permits.isClosed() && !isGranted();
  }

  /** Whether {@link #take()} may succeed. */
  boolean isReady() {
    Phase now = phase;
    return now == Phase.GRANTED || (now == Phase.NEW && permits.isFree(wanted));
  }

  /** Makes the permits the caller's; false if others took them first. */
  boolean take() {
    if (phase == Phase.GRANTED || permits.tryAcquire(wanted)) {
      phase = Phase.DONE;
      return true;
    }
    return false;
  }

  /** Waits with this waker from now on; false if there is no need to wait any more. */
  boolean register(Waker target) {
    return waker == target || permits.enqueue(this, target);
  }

  /** Stops waiting; what was granted goes to the next. */
  void cancel() {
    if (phase == Phase.QUEUED) {
      permits.dequeue(this);
    }
    // Unlinked above, or granted before that: nobody else writes any more.
    boolean isOwed = phase == Phase.GRANTED;
    phase = Phase.DONE;
    if (isOwed) {
      permits.release(wanted);
    }
  }
}
