package dev.contrail.task;

/**
 * Something that was lent to whoever receives it and has to be given back: a permit, say. Its
 * holder {@link #close() closes} it. A combinator that discards one before anybody received it
 * ({@link Tasks#join join} with a branch that failed, {@link Task#andThen}) closes it as well, and
 * so does the scheduler with the result of a task that was aborted meanwhile.
 *
 * <p>Thread-safety: {@link #close()} may be called by any thread.
 *
 * <p>Tokio: a guard whose {@code Drop} gives back, as {@code SemaphorePermit} does.
 */
public interface Lease extends AutoCloseable {

  /** Gives it back; nothing happens if it was given back before. Never blocks or throws. */
  @Override
  void close();
}
