package dev.contrail.sync;

/** The other side of a channel is gone and nothing more will come: Tokio's {@code RecvError}. */
public final class ClosedException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * A closed channel.
   *
   * @param message which channel, and who closed it
   */
  public ClosedException(String message) {
    super(message);
  }
}
