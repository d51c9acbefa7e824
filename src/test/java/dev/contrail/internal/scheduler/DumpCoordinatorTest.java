package dev.contrail.internal.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.dump.DumpOptions;
import dev.contrail.task.Context;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a dump that breaks off leaves behind. */
@Timeout(60)
class DumpCoordinatorTest {
  private static final DumpRequest REQUEST = new DumpRequest(DumpOptions.DEFAULT, "api", true);

  private final MultiThread scheduler =
      MultiThread.start(
          new Settings(
              "broken", "test", 2, true, null, 0, 1, 0, true, (task, thrown) -> {}, () -> {}));

  @AfterEach
  void close() {
    scheduler.shutdownNow();
  }

  private void assertThatADumpIsPossible() throws Exception {
    for (Core core : scheduler.cores()) {
      assertThat(core.gate.isClosedOpaque()).isTrue();
    }
    assertThat(scheduler.cut().tracer()).isNull();
    CyclicBarrier both = new CyclicBarrier(2); // workers are at work
    JoinHandle<Integer> one = scheduler.spawn(null, () -> both.await());
    JoinHandle<Integer> other = scheduler.spawn(null, () -> both.await());
    assertThat(one.get() + other.get()).isEqualTo(1);
    assertThat(scheduler.dump(DumpOptions.DEFAULT).get().isComplete()).isTrue();
  }

  /** It lacks something between the cut and the release, as it would lack memory. */
  @Test
  @SuppressWarnings("NullAway") // on purpose
  void dump_thatFailsWhileTheWorkersWait_letsThemGo() throws Exception {
    AtomicBoolean isOver = new AtomicBoolean();
    for (int i = 0; i < 4; i++) {
      scheduler.spawn(null, cx -> yieldUntil(isOver, cx));
    }
    for (int i = 0; i < 20; i++) {
      var coordinator = new DumpCoordinator(scheduler, REQUEST, i);
      assertThatThrownBy(() -> coordinator.dump(null)).isInstanceOf(NullPointerException.class);
      assertThatADumpIsPossible();
    }
    isOver.set(true);
  }

  private static Poll<String> yieldUntil(AtomicBoolean isOver, Context cx) {
    cx.yieldNow();
    return isOver.get() ? Poll.ready("over") : Poll.pending();
  }
}
