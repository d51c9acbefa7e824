package dev.contrail.sync;

import dev.contrail.task.Waker;
import org.jspecify.annotations.Nullable;

/** A leaf's place in a {@link WaitList}. */
class Waiter {
  // The list's, under its lock; null while this is not linked.
  @Nullable Waiter previous;
  @Nullable Waiter next;

  /**
   * Whom to wake; null unless linked. Written under the list's lock. Its leaf reads it without:
   * what the leaf wrote last, or null from whoever unlinked it.
   */
  volatile @Nullable Waker waker;

  /** Whether this is linked; under the list's lock. */
  final boolean isLinked() {
    return next != null;
  }
}
