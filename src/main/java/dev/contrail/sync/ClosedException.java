package dev.contrail.sync;

/**
 * The word that nothing more will come: a {@link Channel} is closed, and empty if one receives; a
 * {@link Oneshot} has no value; a {@link Semaphore} hands out no more permits. What to do then is
 * for whoever waits to decide, so it is a checked exception.
 *
 * <p>Thread-safety: as any exception.
 *
 * <p>Tokio: {@code RecvError}, {@code SendError} (whose message here the sender still has) and
 * {@code AcquireError}.
 */
public final class ClosedException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * Makes the exception of something that is closed.
   *
   * @param message what is closed, and for whom that is the end
   */
  public ClosedException(String message) {
    super(message);
  }
}
