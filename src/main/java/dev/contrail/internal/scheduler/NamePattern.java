package dev.contrail.internal.scheduler;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which names of tasks a dump is about: {@code *} stands for any letters. */
final class NamePattern {
  private NamePattern() {}

  /** All names, and none, if there is no pattern. */
  static Predicate<@Nullable String> of(@Nullable String pattern) {
    if (pattern == null) {
      return name -> true;
    }
    Pattern parts =
        Pattern.compile(
            Arrays.stream(pattern.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")),
            Pattern.DOTALL);
    return name -> name != null && parts.matcher(name).matches();
  }
}
