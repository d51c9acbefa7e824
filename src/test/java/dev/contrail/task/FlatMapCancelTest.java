package dev.contrail.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FlatMapCancelTest {
  private final ManualContext cx = new ManualContext();
  private final Probe<String> first = new Probe<>();
  private final Probe<String> second = new Probe<>();

  @Test
  void andThen_cancelsBothOnce_evenIfTheFirstThrows() {
    Task<String> task = first.failCancel(new IllegalStateException("cancel")).andThen(second);
    assertThatThrownBy(task::cancel).hasMessage("cancel");
    task.cancel();
    assertThat(first.cancels).isEqualTo(1);
    assertThat(second.cancels).isEqualTo(1);
  }

  @Test
  void andThen_closesALeaseThatItDiscards() throws Exception {
    CountingLease lease = new CountingLease();
    cx.poll(Tasks.ready(lease).andThen(second));
    assertThat(lease.closes).isEqualTo(1);
  }

  @Test
  void flatMap_cancelsOnlyTheSecond_onceTheFirstWasReady() throws Exception {
    Task<String> task = first.ready("a").flatMap(value -> second);
    cx.poll(task);
    task.cancel();
    assertThat(first.cancels).isZero();
    assertThat(second.cancels).isEqualTo(1);
  }
}
