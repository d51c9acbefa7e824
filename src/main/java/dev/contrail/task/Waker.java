package dev.contrail.task;

/**
 * Makes one pending task runnable again. One task has one waker for life, so two wakers are of the
 * same task exactly if they are the same object. It may be kept for as long as one likes; after the
 * end of its task it keeps the result alive, and no more.
 *
 * <p>Thread-safety: any thread may call it, also during the task's own poll.
 *
 * <p>Tokio: {@code std::task::Waker}, with {@code wake_by_ref}; {@code will_wake} is {@code ==}.
 */
@FunctionalInterface
public interface Waker {

  /**
   * Has the task polled at least once more. What the caller did before happens before that poll.
   * Wakes before that poll count as one. Callable any number of times, also after the task ended
   * (then nothing happens). Never blocks or throws.
   */
  void wake();
}
