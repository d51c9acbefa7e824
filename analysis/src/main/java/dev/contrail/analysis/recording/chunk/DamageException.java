package dev.contrail.analysis.recording.chunk;

import java.util.Locale;

/**
 * Bytes that no JVM writes, with their position. It has no stack trace, since a hostile file may
 * cause millions of these.
 */
public final class DamageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long position;

  /**
   * Creates an exception with a message that continues a sentence, and the position in the file.
   */
  public DamageException(long position, String what) {
    super(what, null, false, false);
    this.position = position;
  }

  public long position() {
    return position;
  }

  /** Returns position and message, such as "at byte 1,234 an array has an impossible length". */
  public String sentence() {
    return String.format(Locale.ROOT, "at byte %,d %s", position, getMessage());
  }
}
