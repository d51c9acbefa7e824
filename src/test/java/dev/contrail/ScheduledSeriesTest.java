package dev.contrail;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.contrail.task.Poll;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Periodic commands on a single worker, including late and failing ones. */
@Timeout(60)
class ScheduledSeriesTest {
  private final Queue<Throwable> told = new ConcurrentLinkedQueue<>();
  private final Scheduler scheduler =
      Scheduler.builder()
          .workers(1)
          .unstableMetrics(true)
          .onTaskFailure((id, thrown) -> told.add(thrown))
          .build();

  @AfterEach
  void close() {
    scheduler.shutdownNow();
    scheduler.close();
  }

  @Test
  void fixedRate_thatIsLate_runsAgainWithoutATimer_andInTurnWithOthers() {
    int rounds = 10_000;
    AtomicInteger runs = new AtomicInteger();
    AtomicInteger mostTimers = new AtomicInteger();
    AtomicInteger turnsOfOther = new AtomicInteger();
    CompletableFuture<ScheduledFuture<?>> own = new CompletableFuture<>();
    own.complete(
        scheduler.scheduleAtFixedRate(
            () -> {
              if (runs.incrementAndGet() == rounds) {
                own.join().cancel(false);
              }
            },
            0,
            1,
            NANOSECONDS));
    scheduler
        .spawn(
            cx -> {
              if (own.join().isDone()) {
                return Poll.ready(null);
              }
              turnsOfOther.incrementAndGet();
              int timers = scheduler.metrics().unstable().numTimers();
              mostTimers.accumulateAndGet(timers, Math::max);
              cx.yieldNow();
              return Poll.pending();
            })
        .join();
    assertThat(runs).hasValue(rounds);
    assertThat(mostTimers).hasValue(0);
    assertThat(turnsOfOther).hasPositiveValue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void seriesThatThrows_isReportedAsAFailure_andCounted(boolean isError) {
    Throwable broken = isError ? new AssertionError("broken") : new IllegalStateException("broken");
    ScheduledFuture<?> future =
        scheduler.scheduleWithFixedDelay(() -> throwAny(broken), 0, 1, NANOSECONDS);
    assertThatThrownBy(future::get).hasCause(broken);
    await().until(() -> !told.isEmpty() && scheduler.metrics().numAliveTasks() == 0);
    assertThat(told).containsExactly(broken);
    assertThat(scheduler.metrics().unstable().failedTasksCount()).isEqualTo(1);
  }

  @Test
  void seriesThatThrows_afterACancel_isNotReported() throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    CountDownLatch mayThrow = new CountDownLatch(1);
    ScheduledFuture<?> future =
        scheduler.scheduleAtFixedRate(
            () -> {
              isRunning.countDown();
              awaitLatch(mayThrow);
              throw new IllegalStateException("unused");
            },
            0,
            1,
            NANOSECONDS);
    isRunning.await();
    assertThat(future.cancel(false)).isTrue();
    mayThrow.countDown();
    await().until(() -> scheduler.metrics().numAliveTasks() == 0);
    assertThat(told).isEmpty();
    assertThat(scheduler.metrics().unstable().failedTasksCount()).isZero();
  }

  @Test
  void commandThatThrows_onlyOnce_isItsFuturesToTell() {
    IllegalStateException broken = new IllegalStateException("broken");
    ScheduledFuture<?> future = scheduler.schedule(() -> throwAny(broken), 0, NANOSECONDS);
    assertThatThrownBy(future::get).hasCause(broken);
    await().until(() -> scheduler.metrics().numAliveTasks() == 0);
    assertThat(told).isEmpty();
  }

  @Test
  void seriesThatThrows_byDefault_isItsFuturesToTell() {
    AtomicReference<Throwable> uncaught = new AtomicReference<>();
    try (Scheduler other = Scheduler.builder().workers(1).unstableMetrics(true).build()) {
      IllegalStateException broken = new IllegalStateException("broken");
      ScheduledFuture<?> future =
          other.scheduleAtFixedRate(
              () -> {
                Thread.currentThread().setUncaughtExceptionHandler((t, x) -> uncaught.set(x));
                throw broken;
              },
              0,
              1,
              NANOSECONDS);
      assertThatThrownBy(future::get).hasCause(broken);
      await().until(() -> other.metrics().unstable().failedTasksCount() == 1);
    }
    assertThat(uncaught).hasNullValue();
  }

  private static void throwAny(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
