package dev.contrail.internal.dump;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which names of tasks a dump is about: {@code *} stands for any letters. */
final class NamePattern {
  private NamePattern() {}

  /** All names, and none, if there is no pattern. */
  static Predicate<@Nullable String> of(@Nullable String pattern) {
    if (pattern == null) {
      return name -> true;
    }
    String[] parts = pattern.split("\\*", -1);
    return name -> name != null && matches(name, parts);
  }

  /** Each part at the first place after the one before: if there is no room then, there is none. */
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
