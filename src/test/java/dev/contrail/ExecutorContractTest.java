package dev.contrail;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The parts of the contract of {@link java.util.concurrent.ExecutorService} that are easily missed.
 */
@Timeout(60)
class ExecutorContractTest {
  private final Scheduler scheduler = Scheduler.builder().name("contract").workers(2).build();
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @AfterEach
  void close() {
    mayEnd.countDown();
    scheduler.shutdownNow();
    scheduler.close();
  }

  private String waitForEnd() throws InterruptedException {
    mayEnd.await();
    return "ended";
  }

  @Test
  void invokeAnyAndAll_refuseNullsAndEmptiness() {
    List<Callable<String>> withNull = new ArrayList<>(Arrays.asList(() -> "value", null));
    List<Callable<String>> calls = List.of(() -> "value");
    assertThatNullPointerException().isThrownBy(() -> scheduler.invokeAll(withNull));
    assertThatNullPointerException().isThrownBy(() -> scheduler.invokeAll(withNull, 1, HOURS));
    assertThatNullPointerException().isThrownBy(() -> scheduler.invokeAll(calls, 1, null));
    assertThatNullPointerException().isThrownBy(() -> scheduler.invokeAny(calls, 1, null));
    assertThatNullPointerException()
        .isThrownBy(() -> scheduler.invokeAny(Arrays.asList((Callable<String>) null)));
    assertThatIllegalArgumentException().isThrownBy(() -> scheduler.invokeAny(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> scheduler.invokeAny(List.of(), 1, HOURS));
  }

  @Test
  void interruptedWaits_throw_andCancelWhatTheyWaitedFor() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> scheduler.invokeAll(List.of(this::waitForEnd)));
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> scheduler.invokeAny(List.of(this::waitForEnd)));
    Future<String> future = scheduler.submit(this::waitForEnd);
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedException.class).isThrownBy(future::get);
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> scheduler.awaitTermination(1, HOURS));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void shutdown_goesFromRunningToTerminated_onceTheLastCommandEnds() throws Exception {
    Future<String> running = scheduler.submit(this::waitForEnd);
    assertThat(scheduler.isShutdown()).isFalse();
    assertThat(scheduler.awaitTermination(0, HOURS)).isFalse();
    scheduler.shutdown();
    scheduler.shutdown();
    assertThat(scheduler.isShutdown()).isTrue();
    assertThat(scheduler.isTerminated()).isFalse();
    assertThat(scheduler.awaitTermination(-1, HOURS)).isFalse();
    assertThat(scheduler.awaitTermination(5, MILLISECONDS)).isFalse();
    mayEnd.countDown();
    assertThat(scheduler.awaitTermination(1, HOURS)).isTrue();
    assertThat(scheduler.isTerminated()).isTrue();
    assertThat(running.get()).isEqualTo("ended");
    assertThat(scheduler.shutdownNow()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shutdownOfAnIdleScheduler_hasTerminatedIt(boolean isUsed) throws Exception {
    for (int i = 0; i < 20; i++) {
      Scheduler idle = Scheduler.builder().name("idle").workers(2).build();
      if (isUsed) {
        idle.submit(() -> "done").get();
        await().until(() -> idle.metrics().numAliveTasks() == 0);
      }
      if (i % 2 == 0) {
        idle.shutdown();
      } else {
        assertThat(idle.shutdownNow()).isEmpty();
      }
      assertThat(idle.isTerminated()).isTrue();
      assertThat(idle.awaitTermination(0, HOURS)).isTrue();
    }
  }

  @Test
  void shutdownOfAnIdleScheduler_byAnInterruptedThread_keepsTheInterrupt() {
    Thread.currentThread().interrupt();
    scheduler.shutdown();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void afterShutdown_everyWayInIsRejected() {
    scheduler.shutdown();
    List<Callable<String>> calls = List.of(() -> "late");
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> scheduler.execute(() -> {}));
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> scheduler.submit(() -> {}));
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> scheduler.submit(() -> "late"));
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> scheduler.invokeAll(calls));
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> scheduler.invokeAny(calls));
  }

  @Test
  void shutdownNow_interruptsWhatRuns_andReturnsWhatIsQueued() throws Exception {
    CountDownLatch areRunning = new CountDownLatch(2);
    List<Future<String>> running = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      running.add(
          scheduler.submit(
              () -> {
                areRunning.countDown();
                return waitForEnd();
              }));
    }
    areRunning.await();
    List<Future<String>> queued = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      queued.add(scheduler.submit(() -> "never"));
    }
    List<Runnable> unstarted = scheduler.shutdownNow();
    assertThat(unstarted.toArray()).containsExactlyInAnyOrder(queued.toArray());
    assertThat(scheduler.awaitTermination(1, HOURS)).isTrue();
    assertThat(running).allMatch(Future::isDone);
    assertThat(queued).noneMatch(Future::isDone);
  }
}
