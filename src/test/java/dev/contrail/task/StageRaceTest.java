package dev.contrail.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stage that completes against the poll that registers, against the cancel, and its own end. */
@Tag("stress")
@Timeout(60)
class StageRaceTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void pollAgainstCompleteAgainstCancelOfTheStage_strandsNoTask(boolean isMinimal)
      throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final CompletableFuture<String> future = new CompletableFuture<>();
              private final PolledTask<String> task =
                  PolledTask.of(Tasks.from(isMinimal ? future.minimalCompletionStage() : future));

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> future.complete("a");
                  case 1 -> task.poll();
                  default -> future.cancel(false);
                }
              }

              @Override
              public void check() {
                task.settle();
                assertThat(task.isPending()).isFalse();
                if (future.isCancelled()) {
                  assertThat(task.failure).isInstanceOf(CancellationException.class);
                } else {
                  assertThat(task.value).isEqualTo("a");
                }
              }
            });
  }

  @Test
  void cancelAgainstComplete_leavesNothingWithTheFuture() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final CompletableFuture<String> future = new CompletableFuture<>();
              private final PolledTask<String> first = PolledTask.pending(Tasks.from(future));
              private final PolledTask<String> second = PolledTask.pending(Tasks.from(future));
              private final PolledTask<String> third = PolledTask.pending(Tasks.from(future));

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> first.cancel();
                  case 1 -> second.cancel();
                  default -> future.complete("a");
                }
              }

              @Override
              public void check() {
                third.settle();
                assertThat(third.value).isEqualTo("a");
                assertThat(future.getNumberOfDependents()).isZero();
              }
            });
  }

  @Test
  void cancelAgainstCancel_leavesNothingWithTheFuture() throws Exception {
    Race.run(
        2,
        () ->
            new Race.Round() {
              private final CompletableFuture<String> future = new CompletableFuture<>();
              private final PolledTask<?>[] tasks = {
                PolledTask.pending(Tasks.from(future)), PolledTask.pending(Tasks.from(future))
              };

              @Override
              public void act(int action) {
                tasks[action].cancel();
              }

              @Override
              public void check() {
                PolledTask<String> last = PolledTask.pending(Tasks.from(future));
                last.cancel();
                assertThat(future.getNumberOfDependents()).isZero();
              }
            });
  }
}
