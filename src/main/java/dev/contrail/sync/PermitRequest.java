package dev.contrail.sync;

import dev.contrail.task.Waker;

/** A request of a leaf for permits. Only the leaf calls it, one call at a time. */
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

  /** Written under the list's lock (QUEUED, GRANTED) or by the leaf (DONE); read by any thread. */
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

  /** Returns whether this will never be granted; a grant from before the close remains valid. */
  boolean isRefused() {
    return permits.isClosed() && !isGranted();
  }

  /** Returns whether {@link #take()} may succeed. */
  boolean isReady() {
    Phase now = phase;
    return now == Phase.GRANTED || (now == Phase.NEW && permits.isFree(wanted));
  }

  /** Takes the permits; false if another request took them first. */
  boolean take() {
    if (phase == Phase.GRANTED || permits.tryAcquire(wanted)) {
      phase = Phase.DONE;
      return true;
    }
    return false;
  }

  /** Links this with a waker, or replaces the waker; false if it no longer has to wait. */
  boolean register(Waker target) {
    return waker == target || permits.enqueue(this, target);
  }

  /** Stops waiting; permits that were granted go to the next request. */
  void cancel() {
    if (phase == Phase.QUEUED) {
      permits.dequeue(this);
    }
    // Unlinked above or granted before: this leaf is the only writer from here on.
    boolean isOwed = phase == Phase.GRANTED;
    phase = Phase.DONE;
    if (isOwed) {
      permits.release(wanted);
    }
  }
}
