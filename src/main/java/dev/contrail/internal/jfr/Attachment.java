package dev.contrail.internal.jfr;

/** The attachment of a scheduler to Flight Recorder. */
public interface Attachment extends AutoCloseable {

  /**
   * Commits the final values of every enabled metric, then detaches the scheduler. Called once the
   * workers have stopped; a further call does nothing. Never throws.
   */
  @Override
  void close();
}
