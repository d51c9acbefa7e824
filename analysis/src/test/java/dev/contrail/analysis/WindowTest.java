package dev.contrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.analysis.model.TimeSpan;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final Instant START = Instant.parse("2026-11-23T06:00:00Z");
  private static final TimeSpan TEN_SECONDS = TimeSpan.of(START, START.plusSeconds(10));

  private static TimeSpan window(String from, String to) throws CommandException {
    return new Window(from, to).of(TEN_SECONDS);
  }

  @Test
  void window_isCountedFromTheStart_andFromTheEnd() throws Exception {
    assertThat(window("+2s", "-3s"))
        .isEqualTo(TimeSpan.of(START.plusSeconds(2), START.plusSeconds(7)));
    assertThat(window(null, "+4s")).isEqualTo(TimeSpan.of(START, START.plusSeconds(4)));
    assertThat(window("-4s", null))
        .isEqualTo(TimeSpan.of(START.plusSeconds(6), START.plusSeconds(10)));
  }

  @Test
  void window_mayReachBeyondTheRecording() throws Exception {
    assertThat(window("-1h", "+1h").contains(TEN_SECONDS.endNanos())).isTrue();
  }

  @Test
  void window_saysWhatItsEndsAre_ifTheRecordingIsShorter() {
    assertThatThrownBy(() -> window("+30s", "-5m"))
        .hasMessage(
            "--from +30s (2026-11-23T06:00:30Z) and --to -5m (2026-11-23T05:55:10Z) select nothing:"
                + " the recording is 10.0 s long, from 2026-11-23T06:00:00Z to"
                + " 2026-11-23T06:00:10Z");
    assertThatThrownBy(() -> window("+30s", null))
        .hasMessageStartingWith("--from +30s (2026-11-23T06:00:30Z) selects nothing: ");
    assertThatThrownBy(() -> window(null, "-5m"))
        .hasMessageStartingWith("--to -5m (2026-11-23T05:55:10Z) selects nothing: ");
    assertThatThrownBy(() -> window("-2s", "+3s"))
        .hasMessageStartingWith(
            "--from -2s (2026-11-23T06:00:08Z) and --to +3s (2026-11-23T06:00:03Z) select nothing: ");
  }

  @Test
  void window_saysWhatATimeLooksLike() {
    assertThatThrownBy(() -> window("yesterday", null))
        .hasMessageStartingWith("--from yesterday: not a time; give a time such as ");
  }
}
