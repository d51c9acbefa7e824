package dev.contrail.task;

/**
 * Makes one pending task runnable again: Tokio's {@code Waker}. One task has one waker for life, so
 * two wakers are of the same task exactly if they are the same object.
 */
@FunctionalInterface
public interface Waker {

  /**
   * Has the task polled at least once more. Callable from any thread, any number of times, also
   * during the task's own poll and after it ended (then nothing happens). Never blocks or throws.
   */
  void wake();
}
