package dev.contrail.dump;

import java.time.Duration;
import java.util.Locale;

/** Text that is safe to print on a terminal. */
final class SafeText {
  private SafeText() {}

  /**
   * Returns a name with control, format, line separator, surrogate, private-use and unassigned
   * characters escaped.
   */
  static String of(String name) {
    StringBuilder safe = new StringBuilder(name.length());
    name.codePoints().forEach(point -> append(safe, point));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> {
        for (char half : Character.toChars(point)) {
          safe.append(String.format(Locale.ROOT, "\\u%04x", (int) half));
        }
      }
      default -> safe.appendCodePoint(point);
    }
  }

  /** Returns a duration in a suitable unit, such as "1.50 ms". */
  static String of(Duration time) {
    double nanos = time.toSeconds() * 1e9 + time.toNanosPart();
    if (nanos < 1e3) {
      return Math.round(nanos) + " ns";
    } else if (nanos < 1e6) {
      return format(nanos / 1e3, "us");
    } else if (nanos < 1e9) {
      return format(nanos / 1e6, "ms");
    } else if (nanos < 600e9) {
      return format(nanos / 1e9, "s");
    } else if (nanos < 36_000e9) {
      return format(nanos / 60e9, "min");
    }
    return format(nanos / 3_600e9, "h");
  }

  private static String format(double value, String unit) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f %s" : "%.1f %s", value, unit);
  }
}
