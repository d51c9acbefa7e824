package dev.contrail.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.task.ManualContext;
import dev.contrail.task.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarrierTest {
  private final ManualContext cx = new ManualContext();
  private final ManualContext other = new ManualContext();
  private final Barrier barrier = new Barrier(2);

  @Test
  void await_isReadyInAll_onceAllArrived_andTheLastOneLeads() throws Exception {
    for (int generation = 0; generation < 3; generation++) {
      Task<Boolean> first = barrier.await();
      Task<Boolean> second = barrier.await();
      assertThat(cx.poll(first).isReady()).isFalse();
      assertThat(other.poll(second).value()).isTrue();
      assertThat(cx.wakes()).isEqualTo(generation + 1);
      assertThat(cx.poll(first).value()).isFalse();
    }
    assertThat(other.wakes()).isZero();
  }

  @Test
  void await_ofOne_neverWaits() throws Exception {
    assertThat(cx.poll(new Barrier(1).await()).value()).isTrue();
  }

  @Test
  void await_wakesManyMoreThanAreWokenUnderOneLock() throws Exception {
    Barrier large = new Barrier(101);
    List<ManualContext> contexts = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      contexts.add(new ManualContext());
      contexts.get(i).poll(large.await());
    }
    assertThat(cx.poll(large.await()).value()).isTrue();
    assertThat(contexts).allMatch(context -> context.wakes() == 1);
  }

  @Test
  void cancel_takesTheArrivalBack() throws Exception {
    Task<Boolean> cancelled = barrier.await();
    cx.poll(cancelled);
    cancelled.cancel();
    cancelled.cancel();
    assertThat(barrier.waiters()).isZero();
    Task<Boolean> first = barrier.await();
    assertThat(cx.poll(first).isReady()).isFalse();
    assertThat(other.poll(barrier.await()).value()).isTrue();
    assertThat(cx.poll(first).isReady()).isTrue();
  }

  @Test
  void cancel_afterAllArrived_changesNothing() throws Exception {
    Task<Boolean> first = barrier.await();
    cx.poll(first);
    other.poll(barrier.await());
    first.cancel();
    assertThat(barrier.waiters()).isZero();
    assertThat(cx.poll(barrier.await()).isReady()).isFalse();
  }

  @Test
  void await_arrives_butIsNotReady_whenTheBudgetIsSpent() throws Exception {
    Task<Boolean> first = barrier.await();
    Task<Boolean> second = barrier.await();
    cx.poll(first);
    other.budget = 0;
    assertThat(other.poll(second).isReady()).isFalse();
    assertThat(other.isScheduled()).isTrue();
    assertThat(cx.poll(first).value()).isFalse();
    other.budget = 1;
    assertThat(other.poll(second).value()).isTrue();
  }

  @Test
  void poll_again_changesNothing_andAnotherTaskTakesTheWaitOver() throws Exception {
    Task<Boolean> first = barrier.await();
    cx.poll(first);
    cx.poll(first);
    other.poll(first);
    assertThat(barrier.waiters()).isEqualTo(1);
    new ManualContext().poll(barrier.await());
    assertThat(cx.wakes()).isZero();
    assertThat(other.wakes()).isEqualTo(1);
  }

  @Test
  void parties_mustBePositive() {
    assertThatThrownBy(() -> new Barrier(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
