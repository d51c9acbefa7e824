package dev.contrail.sync;

/**
 * Thrown when no more values will come: a {@link Channel} is closed (and empty, for a receiver), a
 * {@link Oneshot} has no value, a {@link Semaphore} grants no more permits. It is a checked
 * exception, because each waiting task has to decide how to continue.
 *
 * <p>Thread-safety: as any exception.
 *
 * <p>Tokio: {@code RecvError}, {@code SendError} (which returns the message; here the sender still
 * has it) and {@code AcquireError}.
 */
public final class ClosedException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * Makes an exception.
   *
   * @param message the thing that is closed and the operation that fails
   */
  public ClosedException(String message) {
    super(message);
  }
}
