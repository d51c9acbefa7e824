package dev.contrail.analysis.report;

/**
 * Text of a recording, made safe to look at: terminal escapes, line breaks, invisible characters
 * and those that turn the direction of the text around are shown as what they are.
 */
public final class VisibleText {

  private VisibleText() {}

  public static String of(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (isVisible(character)) {
                visible.appendCodePoint(character);
              } else {
                visible.append(String.format("\\u%04x", character));
              }
            });
    return visible.toString();
  }

  /** The same, cut to {@code width} characters. */
  public static String of(String text, int width) {
    String visible = of(text.length() > width ? text.substring(0, width + 1) : text);
    return visible.length() <= width ? visible : visible.substring(0, width - 3) + "...";
  }

  private static boolean isVisible(int character) {
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
