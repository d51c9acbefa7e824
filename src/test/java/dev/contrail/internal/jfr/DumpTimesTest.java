package dev.contrail.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DumpTimesTest {
  private static final long SECOND = 1_000_000_000;

  private final DumpTimes times = new DumpTimes();

  @Test
  void firstDump_isDueAtOnce_andTheNextAPeriodLater() {
    assertThat(times.isDue(3 * SECOND, 0)).isTrue();
    assertThat(times.isDue(3 * SECOND, SECOND)).isFalse();
    assertThat(times.isDue(3 * SECOND, 3 * SECOND)).isTrue();
    assertThat(times.isDue(3 * SECOND, 4 * SECOND)).isFalse();
  }

  @Test
  void noDump_isDue_withoutAPeriod() {
    assertThat(times.isDue(0, 0)).isFalse();
    assertThat(times.isDue(0, 100 * SECOND)).isFalse();
  }

  @Test
  void afterAPause_theyBeginAnew() {
    assertThat(times.isDue(100 * SECOND, 0)).isTrue();
    assertThat(times.isDue(0, SECOND)).isFalse();
    assertThat(times.isDue(100 * SECOND, 2 * SECOND)).isTrue();
    assertThat(times.isDue(100 * SECOND, 20 * SECOND)).isTrue();
  }
}
