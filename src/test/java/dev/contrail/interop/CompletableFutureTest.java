package dev.contrail.interop;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.Scheduler;
import dev.contrail.task.Poll;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Chains of the JDK's futures whose asynchronous stages run on the scheduler. */
@Timeout(30)
class CompletableFutureTest {
  private static final int CHAINS = 10_000;

  private final Scheduler scheduler =
      Scheduler.builder().name("futures").workers(2).unstableMetrics(true).build();

  @AfterEach
  @Timeout(30)
  void everythingHasEnded() {
    Ending.assertEndsByItself(scheduler);
  }

  private <T> T inTask(T value) {
    if (Scheduler.current() != scheduler) {
      throw new IllegalStateException("not in a task of the scheduler");
    }
    return value;
  }

  @Test
  void allOf_completes_whenEveryComposedChainDoes() {
    List<CompletableFuture<Integer>> chains = new ArrayList<>();
    for (int i = 0; i < CHAINS; i++) {
      int value = i;
      chains.add(
          CompletableFuture.supplyAsync(() -> inTask(value), scheduler)
              .thenComposeAsync(
                  each -> CompletableFuture.supplyAsync(() -> inTask(each + 1), scheduler),
                  scheduler)
              .thenApplyAsync(each -> inTask(each * 2), scheduler));
    }
    CompletableFuture.allOf(chains.toArray(CompletableFuture[]::new)).join();
    for (int i = 0; i < CHAINS; i++) {
      assertThat(chains.get(i).join()).isEqualTo((i + 1) * 2);
    }
    assertThat(scheduler.metrics().unstable().spawnedTasksCount()).isEqualTo(4L * CHAINS);
  }

  @Test
  void longChain_runsEachStageAfterTheOneBefore() {
    CompletableFuture<Integer> chain = CompletableFuture.completedFuture(0);
    for (int i = 0; i < CHAINS; i++) {
      chain = chain.thenApplyAsync(value -> inTask(value + 1), scheduler);
    }
    assertThat(chain.join()).isEqualTo(CHAINS);
  }

  @Test
  void failingStage_reachesTheEndOfTheChain_andCountsAsNoFailedTask() {
    CompletableFuture<Object> chain =
        CompletableFuture.supplyAsync(
                () -> {
                  throw new IllegalStateException("broken");
                },
                scheduler)
            .thenApplyAsync(this::inTask, scheduler);
    assertThatThrownBy(chain::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .hasMessage("broken");
    assertThat(scheduler.metrics().unstable().failedTasksCount()).isZero();
  }

  @Test
  void orTimeout_completesTheChain_whileItsStageStillBlocks() {
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<String> late =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                release.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return "late";
            },
            scheduler);
    CompletableFuture<Boolean> isTimeout =
        late.orTimeout(20, MILLISECONDS)
            .handleAsync((value, thrown) -> inTask(thrown instanceof TimeoutException), scheduler);
    assertThat(isTimeout.join()).isTrue();
    release.countDown();
  }

  @Test
  void completeOnTimeout_withADelayedExecutor_takesWhatComesFirst() {
    CompletableFuture<String> delayed =
        CompletableFuture.supplyAsync(
            () -> inTask("delayed"),
            CompletableFuture.delayedExecutor(10, MILLISECONDS, scheduler));
    assertThat(delayed.completeOnTimeout("default", 1, DAYS).join()).isEqualTo("delayed");
    assertThat(
            new CompletableFuture<String>().completeOnTimeout("default", 10, MILLISECONDS).join())
        .isEqualTo("default");
  }

  private int depth(int remaining) {
    if (remaining == 0) {
      return 0;
    }
    try {
      return 1
          + Scheduler.blockInPlace(
              () -> CompletableFuture.supplyAsync(() -> depth(remaining - 1), scheduler).join());
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  @Test
  void joinInACommand_doesNotDeadlock_whenItBlocksInPlace_deeperThanThereAreWorkers() {
    List<CompletableFuture<Integer>> nested = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      nested.add(CompletableFuture.supplyAsync(() -> depth(10), scheduler));
    }
    assertThat(nested).allSatisfy(each -> assertThat(each.join()).isEqualTo(10));
  }

  @Test
  void joinHandle_asAFuture_joinsAChain() {
    CompletableFuture<String> chain =
        scheduler
            .spawn(cx -> Poll.ready("task"))
            .toCompletableFuture()
            .thenCombineAsync(
                CompletableFuture.supplyAsync(() -> " and stage", scheduler),
                (left, right) -> inTask(left + right),
                scheduler);
    assertThat(chain.join()).isEqualTo("task and stage");
  }
}
