package dev.contrail.sync;

import dev.contrail.task.Waker;
import org.jspecify.annotations.Nullable;

/** Wakers taken under a lock, to be woken after it. For one thread. Tokio's {@code WakeList}. */
final class WakeList {
  /** Tokio's value: bounds how long a lock is held, and is enough to pay for taking it. */
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
   * Wakes them in the order they were added, and is empty again. One that throws, which a waker
   * must not, keeps none from being woken.
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

  /** Throws what a waker threw, the first that did; for when all are woken. */
  void rethrow() {
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
