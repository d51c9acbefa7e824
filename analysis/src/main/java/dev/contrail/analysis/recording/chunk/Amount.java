package dev.contrail.analysis.recording.chunk;

import java.util.Locale;

/** Writes a number with its noun, in the singular or plural. */
public final class Amount {
  private Amount() {}

  public static String of(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  public static String leftOut(long bytes) {
    return of(bytes, "byte") + (bytes == 1 ? " was left out" : " were left out");
  }

  /** Returns the same for the bytes at the end of a file. */
  public static String lastLeftOut(long bytes) {
    return "the last " + (bytes == 1 ? "byte was left out" : leftOut(bytes));
  }
}
