package dev.contrail.analysis.recording.event;

import org.jspecify.annotations.Nullable;

/** Cuts the texts of events to a length that any name fits into. */
public final class ShortText {

  /** In characters. A damaged or hostile recording may hold texts of megabytes. */
  private static final int MAX_LENGTH = 1000;

  private ShortText() {}

  /** Returns {@code text}, cut if it is too long. */
  public static String of(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
  }

  /** Returns the same of a text that may be missing. */
  public static @Nullable String ofNullable(@Nullable String text) {
    return text == null ? null : of(text);
  }
}
