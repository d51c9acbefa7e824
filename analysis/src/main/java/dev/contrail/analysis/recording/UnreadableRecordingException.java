package dev.contrail.analysis.recording;

import java.nio.file.Path;

/**
 * A file from which no chunk can be read. The message is one line that says what is wrong and what
 * to do.
 */
public final class UnreadableRecordingException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The path as text, since a {@link Path} cannot be serialized. */
  private final String path;

  UnreadableRecordingException(Path path, String message) {
    super(message);
    this.path = path.toString();
  }

  UnreadableRecordingException(Path path, String message, Throwable cause) {
    super(message, cause);
    this.path = path.toString();
  }

  /** Returns the path of the file. */
  public String path() {
    return path;
  }
}
