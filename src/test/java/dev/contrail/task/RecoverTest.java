package dev.contrail.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.Scheduler;
import org.junit.jupiter.api.Test;

class RecoverTest {
  private final ManualContext cx = new ManualContext();
  private final Probe<String> first = new Probe<>();
  private final Probe<String> second = new Probe<>();

  @Test
  void recover_isReadyWithTheTask_whenItIs() throws Exception {
    Task<String> recover = Tasks.recover(first, e -> second);
    cx.poll(recover);
    first.ready("a");
    assertThat(cx.poll(recover).value()).isEqualTo("a");
    assertThat(first.cancels).isZero();
  }

  @Test
  void recover_goesOnWithAnother_andCancelsTheFailedOneOnce() throws Exception {
    Task<String> recover = Tasks.recover(first.fail(new Exception("a")), e -> second);
    assertThat(cx.poll(recover).isReady()).isFalse();
    second.ready("b");
    assertThat(cx.poll(recover).value()).isEqualTo("b");
    assertThat(first.cancels).isEqualTo(1);
    assertThat(second.cancels).isZero();
  }

  @Test
  void recover_failsWithTheOther_andCancelsEachOnce() {
    IllegalStateException thrown = new IllegalStateException("b");
    Task<String> recover = Tasks.recover(first.fail(new Exception("a")), e -> second.fail(thrown));
    assertThatThrownBy(() -> cx.poll(recover)).isSameAs(thrown);
    recover.cancel();
    assertThat(first.cancels).isEqualTo(1);
    assertThat(second.cancels).isEqualTo(1);
  }

  private static Task<Integer> retried(int attempts, boolean yields) {
    Task<Integer> attempt =
        Tasks.call(
            () -> {
              if (attempts > 0) {
                throw new Exception("again");
              }
              return 7;
            });
    return Tasks.recover(
        attempt,
        e ->
            yields
                ? Tasks.yieldNow().flatMap(nothing -> retried(attempts - 1, true))
                : retried(attempts - 1, false));
  }

  @Test
  void recover_toItself_aHundredThousandTimes_needsNoStack() {
    try (Scheduler scheduler = Scheduler.builder().workers(1).build()) {
      assertThat(scheduler.spawn(retried(100_000, true)).join()).isEqualTo(7);
      assertThat(scheduler.spawn(retried(100_000, false)).join()).isEqualTo(7);
    }
  }

  @Test
  void recover_toItself_withoutAnEnd_letsOthersHaveTheirTurn() {
    try (Scheduler scheduler = Scheduler.builder().workers(1).build()) {
      JoinHandle<Integer> endless = scheduler.spawn(retried(Integer.MAX_VALUE, false));
      assertThat(scheduler.spawn(Tasks.ready("others")).join()).isEqualTo("others");
      endless.abort();
    }
  }

  @Test
  void cancel_passesOnToWhatRuns() throws Exception {
    Task<String> recover = Tasks.recover(first, e -> second);
    cx.poll(recover);
    recover.cancel();
    assertThat(first.cancels).isEqualTo(1);
    assertThat(second.cancels).isZero();
  }
}
