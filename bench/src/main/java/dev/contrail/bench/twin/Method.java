package dev.contrail.bench.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds methods in formatted sources of top-level classes. */
final class Method {
  /** A declaration is indented by two, and no field's initializer calls anything before its =. */
  private static final Pattern DECLARATION =
      Pattern.compile("^  (?![ /*}@])[^=(;]*?\\b(\\w+)\\(", Pattern.MULTILINE);

  private Method() {}

  /** Returns the names of all methods and constructors, once per overload. */
  static List<String> names(String source) {
    List<String> names = new ArrayList<>();
    Matcher declaration = DECLARATION.matcher(source);
    while (declaration.find()) {
      names.add(declaration.group(1));
    }
    return names;
  }

  /** Returns the position of the only method of a name. */
  static int only(String file, String source, String name) {
    int found = -1;
    Matcher declaration = DECLARATION.matcher(source);
    while (declaration.find()) {
      if (declaration.group(1).equals(name)) {
        if (found >= 0) {
          throw new IllegalStateException(file + " has more than one method " + name);
        }
        found = declaration.start(1);
      }
    }
    if (found < 0) {
      throw new IllegalStateException(
          file + " has no method " + name + " any more: TwinEdits must follow it");
    }
    return found;
  }

  /**
   * Returns the position of the brace that closes the one at a position; sources of the engine have
   * none in strings.
   */
  static int end(String source, int open) {
    int depth = 0;
    for (int i = open; i < source.length(); i++) {
      if (source.charAt(i) == '{') {
        depth++;
      } else if (source.charAt(i) == '}' && --depth == 0) {
        return i;
      }
    }
    throw new IllegalStateException("no end of the block at " + open);
  }
}
