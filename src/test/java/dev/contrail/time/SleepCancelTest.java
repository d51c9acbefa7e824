package dev.contrail.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.task.ManualContext;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SleepCancelTest {
  private final ManualContext cx = new ManualContext();

  @Test
  void cancel_leavesNoDeadline() throws Exception {
    Sleep sleep = Sleep.of(Duration.ofHours(1));
    cx.poll(sleep);
    cx.poll(sleep);
    assertThat(cx.timers).hasSize(1);
    sleep.cancel();
    sleep.cancel();
    assertThat(cx.armed()).isZero();
  }

  @Test
  void sleep_isNotReady_whenTheBudgetIsSpent() throws Exception {
    Sleep sleep = Sleep.of(Duration.ZERO);
    cx.budget = 0;
    assertThat(cx.poll(sleep).isReady()).isFalse();
    assertThat(cx.isScheduled()).isTrue();
    cx.budget = 1;
    assertThat(cx.poll(sleep).isReady()).isTrue();
  }

  @Test
  void sleep_movesItsDeadline_toTheTaskThatPolls() throws Exception {
    Sleep sleep = Sleep.of(Duration.ofHours(1));
    ManualContext other = new ManualContext();
    cx.poll(sleep);
    other.poll(sleep);
    assertThat(cx.armed()).isZero();
    other.timers.get(0).fire();
    assertThat(other.poll(sleep).isReady()).isTrue();
  }
}
