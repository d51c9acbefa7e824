package dev.contrail.analysis.recording;

/** A file from which nothing can be read. The message is one line: what is wrong, what to do. */
public final class UnreadableRecordingException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableRecordingException(String message) {
    super(message);
  }
}
