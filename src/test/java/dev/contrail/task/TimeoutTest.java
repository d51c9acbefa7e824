package dev.contrail.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TimeoutTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final ManualContext cx = new ManualContext();
  private final Probe<String> inner = new Probe<>();

  @Test
  void timeout_isReadyWithTheTask_andWithdrawsTheDeadline() throws Exception {
    Task<String> timeout = Tasks.timeout(inner, HOUR);
    assertThat(cx.poll(timeout).isReady()).isFalse();
    assertThat(cx.armed()).isEqualTo(1);
    inner.ready("a");
    assertThat(cx.poll(timeout).value()).isEqualTo("a");
    assertThat(cx.armed()).isZero();
    assertThat(inner.cancels).isZero();
  }

  @Test
  void timeout_cancelsTheTaskOnce_whenTheTimeIsUp() throws Exception {
    Task<String> timeout = Tasks.timeout(inner, HOUR);
    cx.poll(timeout);
    cx.timers.get(0).fire();
    assertThat(cx.isScheduled()).isTrue();
    assertThatThrownBy(() -> cx.poll(timeout))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("not ready within PT1H");
    timeout.cancel();
    assertThat(inner.cancels).isEqualTo(1);
  }

  @Test
  void timeout_letsATaskWinThatIsReadyWhenTheTimeIsUp() throws Exception {
    assertThat(cx.poll(Tasks.timeout(inner.ready("a"), Duration.ZERO)).value()).isEqualTo("a");
    assertThatThrownBy(() -> cx.poll(Tasks.timeout(new Probe<>(), Duration.ofNanos(-1))))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void timeout_isUp_alsoWhenTheTaskSpendsAllBudget() throws Exception {
    Task<Object> greedy =
        context -> {
          while (context.proceed()) {}
          return context.pending(inner);
        };
    Task<Object> timeout = Tasks.timeout(greedy, HOUR);
    cx.budget = 128;
    cx.poll(timeout);
    cx.timers.get(0).fire();
    cx.budget = 128;
    assertThat(cx.poll(timeout).isReady()).isFalse();
    assertThat(cx.isScheduled()).isTrue();
    cx.budget = 128;
    assertThatThrownBy(() -> cx.poll(timeout)).isInstanceOf(TimeoutException.class);
  }

  @Test
  void timeout_neverEnds_whenItIsFurtherThanTheClockReaches() throws Exception {
    cx.poll(Tasks.timeout(inner, Duration.ofSeconds(Long.MAX_VALUE)));
    assertThat(cx.timers.get(0).nanoTime - System.nanoTime()).isGreaterThan(Long.MAX_VALUE / 4);
  }

  @Test
  void timeout_registersOnce_forEachTaskThatPollsIt() throws Exception {
    Task<String> timeout = Tasks.timeout(inner, HOUR);
    cx.poll(timeout);
    cx.poll(timeout);
    assertThat(cx.timers).hasSize(1);
    ManualContext other = new ManualContext();
    other.poll(timeout);
    assertThat(cx.armed()).isZero();
    assertThat(other.armed()).isEqualTo(1);
  }

  @Test
  void cancel_withdrawsTheDeadline_andCancelsTheTaskOnce() throws Exception {
    Task<String> timeout = Tasks.timeout(inner, HOUR);
    cx.poll(timeout);
    timeout.cancel();
    timeout.cancel();
    assertThat(cx.armed()).isZero();
    assertThat(inner.cancels).isEqualTo(1);
  }

  @Test
  void timeout_carriesWhatCancelThrew() {
    IllegalStateException thrown = new IllegalStateException("cancel");
    assertThatThrownBy(() -> cx.poll(Tasks.timeout(inner.failCancel(thrown), Duration.ZERO)))
        .isInstanceOf(TimeoutException.class)
        .hasSuppressedException(thrown);
  }
}
