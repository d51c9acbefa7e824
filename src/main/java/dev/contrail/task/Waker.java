package dev.contrail.task;

/**
 * Makes one pending task runnable again. A task has the same waker for its whole life, so two
 * wakers belong to the same task exactly if they are the same object. A waker may be kept for any
 * time; after the end of its task it keeps only the result alive.
 *
 * <p>Thread-safety: any thread may call it at any time, also during the task's own poll.
 *
 * <p>Tokio: {@code std::task::Waker}, with {@code wake_by_ref}; {@code will_wake} is {@code ==}.
 */
@FunctionalInterface
public interface Waker {

  /**
   * Schedules at least one more poll of the task. Actions of the caller before this call
   * happen-before that poll. Several wakes before that poll count as one. It may be called any
   * number of times and has no effect after the task has ended. Never blocks and never throws.
   */
  void wake();
}
