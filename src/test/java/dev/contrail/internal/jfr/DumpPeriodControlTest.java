package dev.contrail.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DumpPeriodControlTest {
  private static final long SECOND = 1_000_000_000;

  private final DumpPeriodControl control = new DumpPeriodControl();

  @Test
  void value_isNone_byDefault() {
    assertThat(control.getValue()).isEqualTo("on-demand");
    assertThat(control.nanos()).isZero();
  }

  /** The first column is Flight Recorder's way to write a period. */
  @ParameterizedTest
  @CsvSource({
    "7 ns, PT0.000000007S",
    "7us, PT0.000007S",
    "1500 ms, PT1.5S",
    "30s, PT30S",
    "5 m, PT5M",
    "2 h, PT2H",
    "1d, P1D",
    "10000000000 ns, PT10S",
    "30 sec, PT30S",
    "30 Seconds, PT30S",
    "5 min, PT5M",
    "1 minute, PT1M",
    "3 hours, PT3H",
    "2 days, P2D",
    "' 30 s ', PT30S"
  })
  void value_isATime(String text, Duration time) {
    try (var log = new CapturedLog()) {
      control.setValue(text);

      assertThat(control.nanos()).isEqualTo(time.toNanos());
      assertThat(log.messages()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "on-demand"})
  void value_isNone_inAWord(String word) {
    try (var log = new CapturedLog()) {
      control.setValue("30s");
      control.setValue(word);

      assertThat(control.nanos()).isZero();
      assertThat(log.messages()).isEmpty();
    }
  }

  /** With "OFF" there are dumps on demand: a settings file knows the word alone. */
  @ParameterizedTest
  @ValueSource(
      strings = {"1.5 s", "30", "s", "", "0 s", "-5 s", "5 fortnights", "OFF", "everyChunk"})
  void value_isNone_whenItMakesNoSense_andThatIsSaidOnce(String text) {
    try (var log = new CapturedLog()) {
      control.setValue("30s");
      control.setValue(text);
      control.setValue(text);

      assertThat(control.nanos()).isZero();
      assertThat(log.messages()).singleElement().asString().contains("'" + text + "'", "30s");
    }
  }

  @Test
  void warning_isOneShortLine() {
    try (var log = new CapturedLog()) {
      control.setValue("5\n\u001b" + "m".repeat(1000));

      assertThat(log.messages()).singleElement().asString().hasSizeLessThan(250);
      assertThat(log.messages().get(0)).doesNotContain("\n").doesNotContain("\u001b");
    }
  }

  @Test
  void combine_isTheShortestTime_andSaysWhatMakesNoSense() {
    try (var log = new CapturedLog()) {
      assertThat(control.combine(Set.of("on-demand", "2 h", "5 min", "off", "1.5 s")))
          .isEqualTo("5 min");
      assertThat(log.messages()).singleElement().asString().contains("'1.5 s'");
    }
  }

  @Test
  void value_isWhatWasCombined_whenThatIsLost() {
    control.combine(Set.of("2 h", "30s"));
    control.setValue(null);

    assertThat(control.nanos()).isEqualTo(30 * SECOND);
  }

  @Test
  void whoStartsARecording_isTold() throws Exception {
    try (var scheduler = new FakeScheduler("told").attach();
        var log = new CapturedLog();
        var recording = new Recording()) {
      recording.enable(EventNames.TASK_DUMP_TIMER).with("every", "half an hour");
      recording.start();

      assertThat(log.messages()).singleElement().asString().contains("'half an hour'");
      assertThat(scheduler.fakeDumps().requests()).isEmpty();
    }
  }
}
