package dev.contrail.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.task.CountingLease;
import dev.contrail.task.ManualContext;
import dev.contrail.task.Task;
import org.junit.jupiter.api.Test;

class OneshotCancelTest {
  private final ManualContext cx = new ManualContext();

  @Test
  void cancel_isVisibleToTheSender() throws Exception {
    Oneshot<String> oneshot = new Oneshot<>();
    Task<String> receive = oneshot.receive();
    cx.poll(receive);
    assertThat(oneshot.isClosed()).isFalse();
    receive.cancel();
    assertThat(oneshot.isClosed()).isTrue();
    assertThat(oneshot.send("late")).isFalse();
    assertThat(cx.wakes()).isZero();
  }

  @Test
  void cancel_closesALeaseThatWasSent() {
    Oneshot<CountingLease> oneshot = new Oneshot<>();
    CountingLease lease = new CountingLease();
    assertThat(oneshot.send(lease)).isTrue();
    oneshot.receive().cancel();
    oneshot.receive().cancel();
    assertThat(lease.closes).isEqualTo(1);
  }

  @Test
  void receive_takesNothing_whenTheBudgetIsSpent() throws Exception {
    Oneshot<String> oneshot = new Oneshot<>();
    oneshot.send("a");
    cx.budget = 0;
    assertThat(cx.poll(oneshot.receive()).isReady()).isFalse();
    assertThat(cx.isScheduled()).isTrue();
    cx.budget = 1;
    assertThat(cx.poll(oneshot.receive()).value()).isEqualTo("a");
  }
}
