package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FailedStartTest {
  /**
   * Prevents the creation of the thread that watches for stuck workers, which inherits this value.
   */
  private static final class Refusal extends InheritableThreadLocal<String> {
    @Override
    protected String childValue(String parent) {
      throw new IllegalStateException(parent);
    }
  }

  private static boolean isThread(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().startsWith(name));
  }

  @Test
  void start_thatFailsWhenTheWorkersRun_leavesNoneBehind() {
    Refusal refusal = new Refusal();
    refusal.set("no more threads");
    try {
      SchedulerBuilder builder = Scheduler.builder().name("failed").workers(2).maxSpareWorkers(1);
      assertThatThrownBy(builder::build).hasMessage("no more threads");
    } finally {
      refusal.remove();
    }
    await().until(() -> !isThread("failed-worker-"));
    try (Scheduler next = Scheduler.builder().name("failed").workers(1).build()) {
      assertThat(next.name()).isEqualTo("failed");
    }
  }
}
