package dev.contrail.analysis.recording;

import java.nio.file.Path;

/** A file from which nothing can be read. The message is one line: what is wrong, what to do. */
public final class UnreadableRecordingException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A path itself cannot be serialized. */
  private final String path;

  UnreadableRecordingException(Path path, String message) {
    super(message);
    this.path = path.toString();
  }

  UnreadableRecordingException(Path path, String message, Throwable cause) {
    super(message, cause);
    this.path = path.toString();
  }

  /** The file. */
  public String path() {
    return path;
  }
}
