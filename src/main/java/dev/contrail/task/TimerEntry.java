package dev.contrail.task;

/**
 * One deadline registered with {@link Context#wakeAt}. It keeps no task alive once it fired or was
 * cancelled; one that has not fired when its scheduler ends never will.
 *
 * <p>Thread-safety: any thread may call any method.
 *
 * <p>Tokio: {@code runtime::time::TimerEntry}, which is not public there.
 */
public interface TimerEntry {

  /** {@return whether the deadline passed and the waker was called, or is about to be} */
  boolean hasFired();

  /**
   * Withdraws the deadline; nothing happens if it fired or was cancelled before. A wake that is on
   * its way is not held up. Never blocks.
   */
  void cancel();
}
