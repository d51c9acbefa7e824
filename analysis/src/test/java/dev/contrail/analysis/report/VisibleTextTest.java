package dev.contrail.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {

  @Test
  void of_keepsWhatCanBeSeen() {
    assertThat(VisibleText.of("worker-1 \u00e9\u4e16\u754c \ud83d\ude80 </b>"))
        .isEqualTo("worker-1 \u00e9\u4e16\u754c \ud83d\ude80 </b>");
  }

  @Test
  void of_showsWhatATerminalWouldObey() {
    assertThat(VisibleText.of("\u001b[2J\u0007\r\n\t\u0000\u009b\u007f"))
        .isEqualTo("\\u001b[2J\\u0007\\u000d\\u000a\\u0009\\u0000\\u009b\\u007f");
  }

  @Test
  void of_showsWhatTurnsOrHidesText() {
    assertThat(VisibleText.of("a\u202eb\u2066c\u200bd\ufeffe\u2028f\ud800g"))
        .isEqualTo("a\\u202eb\\u2066c\\u200bd\\ufeffe\\u2028f\\ud800g");
  }

  @Test
  void of_cutsAtTheWidth_evenIfTheTextIsHuge() {
    assertThat(VisibleText.of("x".repeat(10_000_000), 10)).isEqualTo("xxxxxxx...");
    assertThat(VisibleText.of("0123456789", 10)).isEqualTo("0123456789");
    assertThat(VisibleText.of("\u0000".repeat(9), 10)).isEqualTo("\\u0000...");
  }

  @Test
  void of_cutsBetweenCharacters() {
    assertThat(VisibleText.of("\ud83d\ude80".repeat(9), 10))
        .isEqualTo("\ud83d\ude80".repeat(3) + "...");
    assertThat(VisibleText.of("a" + "\ud83d\ude80".repeat(9), 10))
        .isEqualTo("a" + "\ud83d\ude80".repeat(3) + "...");
  }
}
