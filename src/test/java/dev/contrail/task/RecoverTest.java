package dev.contrail.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  @Test
  void cancel_passesOnToWhatRuns() throws Exception {
    Task<String> recover = Tasks.recover(first, e -> second);
    cx.poll(recover);
    recover.cancel();
    assertThat(first.cancels).isEqualTo(1);
    assertThat(second.cancels).isZero();
  }
}
