package dev.contrail.analysis.recording.chunk;

import java.util.Locale;

/** Bytes that no JVM writes, and where they are. It has no stack: a hostile file has millions. */
public final class DamageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long position;

  /** Says {@code what} is wrong at {@code position} of the file, to go on after "it". */
  public DamageException(long position, String what) {
    super(what, null, false, false);
    this.position = position;
  }

  public long position() {
    return position;
  }

  /** Where and what, such as "at byte 1,234 an array has 2,147,483,647 elements". */
  public String sentence() {
    return String.format(Locale.ROOT, "at byte %,d %s", position, getMessage());
  }
}
