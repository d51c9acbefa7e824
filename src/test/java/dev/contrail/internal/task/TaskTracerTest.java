package dev.contrail.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.dump.LeafTrace;
import dev.contrail.dump.TaskTrace;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TaskTracerTest {
  private final FakeSchedule schedule = new FakeSchedule();

  /** A sink that does something with each task. */
  private record Sink(Runnable onTask) implements TraceSink {
    @Override
    public void task(TaskTrace trace, int leaves) {
      onTask.run();
    }

    @Override
    public @Nullable LeafTrace leaf(TaskTrace task, int leaf, String waitingOn) {
      return null;
    }

    @Override
    public @Nullable LeafTrace running(Thread thread) {
      return null;
    }
  }

  private TaskTracer beginDump(Runnable onTask) {
    TaskTracer tracer = new TaskTracer(1, System.nanoTime(), name -> true, new Sink(onTask));
    schedule.cut = new Cut(1, tracer);
    return tracer;
  }

  private RunOnceCell<String> spawned() {
    RunOnceCell<String> cell = RunOnceCell.spawned(schedule, 1, null, () -> "done");
    cell.born(0);
    return cell;
  }

  @Test
  void trace_thatFails_doesNotKeepATaskFromItsEnd_andIsCounted() throws Exception {
    RunOnceCell<String> cell = spawned();
    TaskTracer tracer =
        beginDump(
            () -> {
              throw new OutOfMemoryError("for a trace");
            });
    cell.run(null);
    assertThat(cell.get()).isEqualTo("done");
    assertThat(tracer.claimed()).isOne();
  }

  /** Else a command that shutdownNow meets just then were neither run nor handed back. */
  @Test
  void withdraw_ofATaskThatIsBeingTraced_waitsForTheTracer() throws Exception {
    RunOnceCell<String> cell = spawned();
    CompletableFuture<Boolean> withdrawal = new CompletableFuture<>();
    TaskTracer tracer =
        beginDump(
            () -> {
              new Thread(() -> withdrawal.complete(cell.withdraw())).start();
              try {
                withdrawal.get(100, TimeUnit.MILLISECONDS);
              } catch (TimeoutException e) {
                // It waits, as it should.
              } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
              }
            });
    tracer.traceLeaves(cell, null);
    assertThat(withdrawal.get()).isTrue();
  }
}
