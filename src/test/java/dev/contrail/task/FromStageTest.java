package dev.contrail.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.contrail.Scheduler;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A task that waits for a stage completed by other code. */
@Timeout(30)
class FromStageTest {
  private final Scheduler scheduler =
      Scheduler.builder().name("stages").workers(2).unstableMetrics(true).build();
  private final CompletableFuture<String> stage = new CompletableFuture<>();

  @AfterEach
  void close() {
    scheduler.shutdownNow();
    scheduler.close();
  }

  private JoinHandle<String> awaiting(CompletionStage<String> awaited) {
    return scheduler.spawn(Tasks.from(awaited));
  }

  /** Returns the failure of the stage as the task sees it. */
  private JoinHandle<Throwable> failureSeen(CompletionStage<String> awaited) {
    Task<String> task = Tasks.from(awaited);
    return scheduler.spawn(
        cx -> {
          try {
            Poll<String> poll = task.poll(cx);
            return poll.isReady() ? Poll.ready(null) : Poll.pending();
          } catch (Exception seen) {
            return Poll.ready(seen);
          }
        });
  }

  @Test
  void value_comesWithTheStage() throws Exception {
    JoinHandle<String> handle = awaiting(stage);
    assertThat(handle.isDone()).isFalse();
    stage.complete("value");
    assertThat(handle.get()).isEqualTo("value");
  }

  @Test
  void value_isThereAtOnce_whenTheStageIsComplete() throws Exception {
    assertThat(awaiting(CompletableFuture.completedFuture("value")).get()).isEqualTo("value");
    assertThat(awaiting(CompletableFuture.completedFuture(null)).get()).isNull();
    assertThat(awaiting(CompletableFuture.completedStage("minimal")).get()).isEqualTo("minimal");
  }

  @Test
  void failure_isAnExecutionException_withTheCause() {
    IllegalStateException broken = new IllegalStateException("broken");
    JoinHandle<Throwable> seen = failureSeen(stage);
    stage.completeExceptionally(broken);
    assertThat(seen.join()).isExactlyInstanceOf(ExecutionException.class).cause().isSameAs(broken);
  }

  @Test
  void failureOfADependentStage_isUnwrapped() {
    IllegalStateException broken = new IllegalStateException("broken");
    JoinHandle<Throwable> seen = failureSeen(stage.thenApply(value -> value + "!"));
    JoinHandle<Throwable> seenWrapped =
        failureSeen(CompletableFuture.failedFuture(new CompletionException(broken)));
    stage.completeExceptionally(broken);
    assertThat(seen.join()).isExactlyInstanceOf(ExecutionException.class).cause().isSameAs(broken);
    assertThat(seenWrapped.join())
        .isExactlyInstanceOf(ExecutionException.class)
        .cause()
        .isSameAs(broken);
  }

  @Test
  void cancelledStage_throwsCancellation() {
    JoinHandle<Throwable> seen = failureSeen(stage);
    JoinHandle<Throwable> seenDependent = failureSeen(stage.thenApply(value -> value));
    stage.cancel(true);
    assertThat(seen.join()).isInstanceOf(CancellationException.class);
    assertThat(seenDependent.join()).isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> awaiting(stage).get())
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void abort_leavesTheStageAlone() {
    JoinHandle<String> handle = awaiting(stage);
    handle.abort();
    await().until(() -> scheduler.metrics().numAliveTasks() == 0);
    assertThat(stage).isNotDone();
    assertThat(stage.complete("value")).isTrue();
    assertThat(handle.isCancelled()).isTrue();
  }

  @Test
  void stageOfThisScheduler_isAwaitedWithoutAThread() {
    CompletableFuture<String> computed = CompletableFuture.supplyAsync(() -> "computed", scheduler);
    assertThat(awaiting(computed.thenApplyAsync(value -> value + "!", scheduler)).join())
        .isEqualTo("computed!");
  }

  @RepeatedTest(5)
  void completion_isNeverMissed_whenItRacesWithThePoll() {
    for (int i = 0; i < 2_000; i++) {
      CompletableFuture<Integer> racing = new CompletableFuture<>();
      JoinHandle<Integer> handle = scheduler.spawn(Tasks.from(racing));
      racing.complete(i);
      assertThat(handle.join()).isEqualTo(i);
    }
  }
}
