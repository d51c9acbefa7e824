package dev.contrail.internal.dump;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The pattern of task names that a dump includes: {@code *} stands for any letters. */
final class NamePattern {
  private NamePattern() {}

  /** Accepts all names, and tasks without one, if there is no pattern. */
  static Predicate<@Nullable String> of(@Nullable String pattern) {
    if (pattern == null) {
      return name -> true;
    }
    String[] parts = pattern.split("\\*", -1);
    return name -> name != null && matches(name, parts);
  }

  /**
   * Finds each part at the first place after the previous part; if there is no room then, there is
   * none at a later place.
   */
  private static boolean matches(String name, String[] parts) {
    int last = parts.length - 1;
    if (last == 0) {
      return name.equals(parts[0]);
    }
    int from = parts[0].length();
    int end = name.length() - parts[last].length();
    if (from > end || !name.startsWith(parts[0]) || !name.endsWith(parts[last])) {
      return false;
    }
    for (int i = 1; i < last; i++) {
      int at = name.indexOf(parts[i], from);
      from = at + parts[i].length();
      if (at < 0 || from > end) {
        return false;
      }
    }
    return true;
  }
}
