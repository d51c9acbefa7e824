package dev.contrail.task;

/**
 * One deadline registered with {@link Context#wakeAt}. After it has fired or was cancelled it keeps
 * no task alive. A deadline that has not fired when its scheduler terminates never fires.
 *
 * <p>Thread-safety: any thread may call any method.
 *
 * <p>Tokio: {@code runtime::time::TimerEntry}, which is not public there.
 */
public interface TimerEntry {

  /** {@return whether the deadline has passed and the waker was called or is about to be called} */
  boolean hasFired();

  /**
   * Cancels the deadline; has no effect if it has fired or was cancelled before. A wake that is
   * already in progress still happens. Never blocks.
   */
  void cancel();
}
