package dev.contrail.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DumpValuesTest {
  private final List<StackTraceElement> stack =
      new ArrayList<>(List.of(new StackTraceElement("Shop", "poll", "Shop.java", 7)));

  @Test
  void aDump_doesNotChange_withTheListsItIsMadeOf() {
    LeafTrace leaf = new LeafTrace("sleep", stack);
    List<LeafTrace> leaves = new ArrayList<>(List.of(leaf));
    List<TaskTrace> tasks = new ArrayList<>(List.of(task(leaves)));
    List<WorkerTrace> workers =
        new ArrayList<>(List.of(new WorkerTrace(0, "worker", true, 1, Duration.ZERO, stack)));
    TaskDump dump =
        new TaskDump(
            1, "shop", Instant.EPOCH, true, true, 0, Duration.ZERO, Duration.ZERO, workers, tasks);
    List.of(stack, leaves, tasks, workers).forEach(List::clear);
    assertThat(dump.tasks()).hasSize(1);
    assertThat(dump.tasks().get(0).leaves()).hasSize(1);
    assertThat(dump.tasks().get(0).leaves().get(0).stack()).hasSize(1);
    assertThat(dump.workers()).hasSize(1);
    assertThat(dump.workers().get(0).stack()).hasSize(1);
  }

  private static TaskTrace task(List<LeafTrace> leaves) {
    return new TaskTrace(
        1, null, "task", TraceState.WAITING, null, "sleep", null, 1, null, null, leaves, 0);
  }
}
