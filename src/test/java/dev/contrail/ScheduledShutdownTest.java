package dev.contrail;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The effect of a shutdown on scheduled commands. */
@Timeout(60)
class ScheduledShutdownTest {
  private final Scheduler scheduler =
      Scheduler.builder().name("scheduled-end").workers(2).unstableMetrics(true).build();

  @AfterEach
  void close() {
    scheduler.shutdownNow();
    scheduler.close();
  }

  @Test
  void shutdown_letsDelayedOnesRun_andCancelsPeriodicOnes() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    ScheduledFuture<String> once = scheduler.schedule(() -> "ran", 300, MILLISECONDS);
    ScheduledFuture<?> rate = scheduler.scheduleAtFixedRate(runs::incrementAndGet, 1, 1, HOURS);
    ScheduledFuture<?> delay = scheduler.scheduleWithFixedDelay(runs::incrementAndGet, 1, 1, HOURS);
    scheduler.shutdown();
    assertThat(rate.isCancelled()).isTrue();
    assertThat(delay.isCancelled()).isTrue();
    assertThat(once.get()).isEqualTo("ran");
    assertThat(scheduler.awaitTermination(1, HOURS)).isTrue();
    assertThat(runs).hasValue(0);
  }

  @Test
  void shutdown_whileAPeriodicOneRuns_letsThatRunEnd() throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicInteger ends = new AtomicInteger();
    ScheduledFuture<?> future =
        scheduler.scheduleAtFixedRate(
            () -> {
              isRunning.countDown();
              if (awaitUninterrupted(mayEnd)) {
                ends.incrementAndGet();
              }
            },
            0,
            1,
            NANOSECONDS);
    isRunning.await();
    scheduler.shutdown();
    assertThat(future.isCancelled()).isTrue();
    mayEnd.countDown();
    assertThat(scheduler.awaitTermination(1, HOURS)).isTrue();
    assertThat(ends).hasValue(1);
  }

  @Test
  void shutdownNow_handsBackWhatWaits_untouched() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    ScheduledFuture<?> command = scheduler.schedule((Runnable) runs::incrementAndGet, 1, HOURS);
    ScheduledFuture<?> callable = scheduler.schedule(runs::incrementAndGet, 1, HOURS);
    ScheduledFuture<?> periodic = scheduler.scheduleAtFixedRate(runs::incrementAndGet, 1, 1, HOURS);
    List<Runnable> unstarted = scheduler.shutdownNow();
    assertThat(unstarted)
        .containsExactlyInAnyOrder((Runnable) command, (Runnable) callable, (Runnable) periodic);
    assertThat(scheduler.awaitTermination(1, HOURS)).isTrue();
    assertThat(runs).hasValue(0);
    for (Runnable one : unstarted) {
      assertThat(((ScheduledFuture<?>) one).isDone()).isFalse();
    }
    assertThat(scheduler.metrics().unstable().numTimers()).isZero();
    ((Runnable) callable).run();
    assertThat(callable.get()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shutdownNow_interruptsAPeriodicRun_andNoOtherFollows(boolean isShutdownBefore)
      throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    scheduler.scheduleAtFixedRate(
        () -> {
          runs.incrementAndGet();
          isRunning.countDown();
          awaitUninterrupted(new CountDownLatch(1));
        },
        0,
        1,
        NANOSECONDS);
    isRunning.await();
    if (isShutdownBefore) {
      scheduler.shutdown();
    }
    assertThat(scheduler.shutdownNow()).isEmpty();
    assertThat(scheduler.awaitTermination(20, SECONDS)).isTrue();
    assertThat(runs).hasValue(1);
  }

  @Test
  void shutdownNow_rightAfterASchedule_handsItBack() throws Exception {
    for (int i = 0; i < 200; i++) {
      Scheduler brief = Scheduler.builder().name("brief").workers(1).build();
      ScheduledFuture<?> future = brief.schedule(() -> {}, 1, HOURS);
      assertThat(brief.shutdownNow()).containsExactly((Runnable) future);
      assertThat(brief.awaitTermination(20, SECONDS)).isTrue();
      assertThat(future.isDone()).isFalse();
      assertThat(brief.metrics().numAliveTasks()).isZero();
    }
  }

  @Test
  void afterShutdown_allAreRejected() {
    scheduler.shutdown();
    List<Runnable> calls =
        List.of(
            () -> scheduler.schedule(() -> {}, 0, SECONDS),
            () -> scheduler.schedule(() -> "never", 1, SECONDS),
            () -> scheduler.scheduleAtFixedRate(() -> {}, 0, 1, SECONDS),
            () -> scheduler.scheduleWithFixedDelay(() -> {}, 0, 1, SECONDS));
    for (Runnable call : calls) {
      assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(call::run);
    }
    assertThat(scheduler.metrics().unstable().rejectedTasksCount()).isEqualTo(4);
  }

  /** Returns whether the wait ended without an interrupt. */
  private static boolean awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
