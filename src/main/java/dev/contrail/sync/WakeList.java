package dev.contrail.sync;

import dev.contrail.task.Waker;
import org.jspecify.annotations.Nullable;

/**
 * A batch of wakers that is collected under a lock and woken after its release. Used by one thread.
 * Tokio's {@code WakeList}.
 */
final class WakeList {
  /**
   * Bounds the wakers collected under one lock hold. Tokio's value: short enough to hold, large
   * enough to amortize taking the lock.
   */
  private static final int CAPACITY = 32;

  private final @Nullable Waker[] wakers = new Waker[CAPACITY];
  private int size;
  private @Nullable Throwable thrown;

  boolean isFull() {
    return size == CAPACITY;
  }

  void add(Waker waker) {
    wakers[size++] = waker;
  }

  /**
   * Wakes all wakers in order and clears this list. A waker that throws, which its contract
   * forbids, does not keep the remaining ones from being woken.
   */
  void wakeAll() {
    int count = size;
    size = 0;
    for (int i = 0; i < count; i++) {
      Waker waker = wakers[i];
      wakers[i] = null;
      if (waker != null) {
        wake(waker);
      }
    }
  }

  private void wake(Waker waker) {
    try {
      waker.wake();
    } catch (RuntimeException | Error foreign) {
      if (thrown == null) {
        thrown = foreign;
      }
    }
  }

  /** Throws the first exception of a waker, if there was one. Called after all are woken. */
  void rethrow() {
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
