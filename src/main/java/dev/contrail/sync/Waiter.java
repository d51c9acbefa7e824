package dev.contrail.sync;

import dev.contrail.task.Waker;
import org.jspecify.annotations.Nullable;

/** The node of a leaf in a {@link WaitList}. */
class Waiter {
  // Guarded by the list's lock; null while this is not linked.
  @Nullable Waiter previous;
  @Nullable Waiter next;

  /**
   * The waker to call; null unless this is linked. Written under the list's lock. The leaf reads it
   * without the lock and sees its own last write, or null from the thread that unlinked it.
   */
  volatile @Nullable Waker waker;

  /** Returns whether this is linked. Called with the list's lock held. */
  final boolean isLinked() {
    return next != null;
  }
}
