package dev.contrail.analysis.report;

/**
 * Makes text of a recording safe to look at. Terminal escapes, line breaks, invisible characters
 * and characters that change the direction of text become visible escapes.
 */
public final class VisibleText {
  private static final String CUT = "...";

  private VisibleText() {}

  public static String of(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints().forEach(character -> append(character, visible));
    return visible.toString();
  }

  /** Returns the visible text, cut to {@code width} characters. */
  public static String of(String text, int width) {
    StringBuilder visible = new StringBuilder();
    int fits = 0; // the length that leaves room for CUT
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      append(text.codePointAt(i), visible);
      if (visible.length() > width) {
        return visible.substring(0, fits) + CUT;
      }
      fits = visible.length() <= width - CUT.length() ? visible.length() : fits;
    }
    return visible.toString();
  }

  private static void append(int character, StringBuilder visible) {
    if (isVisible(character)) {
      visible.appendCodePoint(character);
    } else {
      visible.append(String.format("\\u%04x", character));
    }
  }

  static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
