package dev.contrail.internal.jfr;

/** A scheduler's place among those whose metrics are recorded. */
public interface Attachment extends AutoCloseable {

  /**
   * Commits the final values of every enabled metric, then gives up the place. Called once the
   * workers have stopped; a further call does nothing. Never throws.
   */
  @Override
  void close();
}
