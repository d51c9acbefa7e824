package dev.contrail.task;

/**
 * A value that its receiver must give back, such as a permit, by {@link #close() closing} it. A
 * combinator closes a lease that it discards ({@link Tasks#join join} with a failed branch, {@link
 * Task#andThen}), and the scheduler closes a lease that is the result of an aborted task.
 *
 * <p>Thread-safety: any thread may call {@link #close()}.
 *
 * <p>Tokio: a guard that gives its value back in {@code Drop}, as {@code SemaphorePermit} does.
 */
public interface Lease extends AutoCloseable {

  /**
   * Gives the value back; has no effect if it was given back before. Never blocks and never throws.
   */
  @Override
  void close();
}
