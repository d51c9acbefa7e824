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
  void aChainOfAHundredThousand_isCancelledToItsLastPart() throws Exception {
    Task<String> left = first;
    Task<String> right = second;
    for (int i = 0; i < 100_000; i++) {
      left = left.andThen(Tasks.ready("left"));
      right = Tasks.ready("right").andThen(right);
    }
    Task<String> chain = left.andThen(right);
    cx.poll(chain);
    chain.cancel();
    chain.cancel();
    assertThat(first.cancels).isEqualTo(1);
    assertThat(second.cancels).isEqualTo(1);
  }

  @Test
  void aFunctionThatThrows_cancelsNothingThatHasEnded() throws Exception {
    Task<String> task =
        first
            .ready("a")
            .<String>map(
                value -> {
                  throw new IllegalStateException("function");
                })
            .andThen(second);
    assertThatThrownBy(() -> cx.poll(task)).hasMessage("function");
    task.cancel();
    assertThat(first.cancels).isZero();
    assertThat(second.cancels).isEqualTo(1);
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
