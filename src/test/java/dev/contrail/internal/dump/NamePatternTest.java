package dev.contrail.internal.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NamePatternTest {

  /** All words of up to some letters. */
  private static List<String> words(String letters, int length) {
    List<String> words = new ArrayList<>(List.of(""));
    for (int i = 0; i < words.size() && words.get(i).length() < length; i++) {
      for (int j = 0; j < letters.length(); j++) {
        words.add(words.get(i) + letters.charAt(j));
      }
    }
    return words;
  }

  /** By trying everything that a star may stand for. */
  private static boolean matches(String pattern, String name) {
    if (pattern.isEmpty()) {
      return name.isEmpty();
    }
    if (pattern.charAt(0) == '*') {
      return matches(pattern.substring(1), name)
          || (!name.isEmpty() && matches(pattern, name.substring(1)));
    }
    return !name.isEmpty()
        && name.charAt(0) == pattern.charAt(0)
        && matches(pattern.substring(1), name.substring(1));
  }

  @Test
  void pattern_matchesWhatItSays() {
    for (String pattern : words("ab*", 5)) {
      Predicate<@Nullable String> isMeant = NamePattern.of(pattern);
      for (String name : words("ab", 6)) {
        assertThat(isMeant.test(name))
            .as(pattern + " and " + name)
            .isEqualTo(matches(pattern, name));
      }
    }
  }

  @Test
  void everythingButAStar_standsForItself() {
    assertThat(NamePattern.of("a.c\\E[x]*?").test("a.c\\E[x]\n?")).isTrue();
    assertThat(NamePattern.of("a.c").test("abc")).isFalse();
  }

  @Test
  void noPattern_meansAllTasks_andAnyOther_noneWithoutAName() {
    assertThat(NamePattern.of(null).test(null)).isTrue();
    assertThat(NamePattern.of("*").test(null)).isFalse();
    assertThat(NamePattern.of("*").test("")).isTrue();
  }

  @Test
  void manyStars_takeNoLongerThanOne() {
    String name = "a".repeat(10_000);
    assertThat(NamePattern.of("a*".repeat(1_000) + "b").test(name)).isFalse();
    assertThat(NamePattern.of("*a".repeat(1_000) + "b*").test(name)).isFalse();
    assertThat(NamePattern.of("*a".repeat(1_000)).test(name)).isTrue();
  }
}
