package dev.contrail;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scheduler as a {@link java.util.concurrent.ScheduledExecutorService}. */
@Timeout(60)
class ScheduledExecutorTest {
  private final Scheduler scheduler =
      Scheduler.builder().name("scheduled").workers(2).unstableMetrics(true).build();

  @AfterEach
  void close() {
    scheduler.shutdownNow();
    scheduler.close();
  }

  private void awaitNothingLeft() {
    await()
        .untilAsserted(
            () -> {
              assertThat(scheduler.metrics().unstable().numTimers()).isZero();
              assertThat(scheduler.metrics().numAliveTasks()).isZero();
            });
  }

  @Test
  void schedule_runsACommand_notBeforeItsTime() throws Exception {
    long start = System.nanoTime();
    ScheduledFuture<?> future = scheduler.schedule(() -> {}, 30, MILLISECONDS);
    assertThat(future.get()).isNull();
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(MILLISECONDS.toNanos(30));
    assertThat(future.isDone()).isTrue();
    assertThat(future.isCancelled()).isFalse();
    awaitNothingLeft();
  }

  @Test
  void schedule_runsACallable_forItsValue_orItsException() throws Exception {
    assertThat(scheduler.schedule(() -> "value", 1, MILLISECONDS).get()).isEqualTo("value");
    Callable<String> failing =
        () -> {
          throw new IllegalStateException("broken");
        };
    ScheduledFuture<String> failed = scheduler.schedule(failing, 1, MILLISECONDS);
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(failed::get)
        .withCauseInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void delayThatIsOver_runsAtOnce(long delay) throws Exception {
    assertThat(scheduler.schedule(() -> "now", delay, DAYS).get()).isEqualTo("now");
  }

  @Test
  void hugeDelay_waits_andDoesNotOverflow() {
    ScheduledFuture<?> huge = scheduler.schedule(() -> {}, Long.MAX_VALUE, DAYS);
    ScheduledFuture<?> past = scheduler.schedule(() -> {}, Long.MIN_VALUE, DAYS);
    assertThat(huge.getDelay(DAYS)).isGreaterThan(40_000);
    assertThat(huge.compareTo(past)).isPositive();
    await().until(past::isDone);
    assertThat(huge.isDone()).isFalse();
    huge.cancel(false);
    awaitNothingLeft();
  }

  @Test
  void hugePeriod_isLaterThanWhatIsLongOverdue() throws Exception {
    ScheduledFuture<?> past = scheduler.schedule(() -> {}, -1, DAYS);
    past.get();
    CountDownLatch both = new CountDownLatch(2);
    List<ScheduledFuture<?>> series =
        List.of(
            scheduler.scheduleAtFixedRate(both::countDown, 0, Long.MAX_VALUE, NANOSECONDS),
            scheduler.scheduleWithFixedDelay(both::countDown, 0, Long.MAX_VALUE, DAYS));
    both.await();
    for (ScheduledFuture<?> one : series) {
      await().until(() -> one.getDelay(DAYS) > 40_000);
      assertThat(one.compareTo(past)).isPositive();
      assertThat(past.compareTo(one)).isNegative();
      assertThat(one.cancel(false)).isTrue();
    }
    awaitNothingLeft();
  }

  @Test
  void shorterDelay_runsFirst() throws Exception {
    Queue<String> order = new ConcurrentLinkedQueue<>();
    ScheduledFuture<?> late = scheduler.schedule(() -> order.add("late"), 150, MILLISECONDS);
    ScheduledFuture<?> soon = scheduler.schedule(() -> order.add("soon"), 10, MILLISECONDS);
    assertThat(soon.compareTo(late)).isNegative();
    late.get();
    soon.get();
    assertThat(order).containsExactly("soon", "late");
  }

  @Test
  void fixedRate_goesFromStartToStart_andCatchesUp() throws Exception {
    int runs = 20;
    CountDownLatch all = new CountDownLatch(runs);
    CountDownLatch isHeld = new CountDownLatch(1);
    ScheduledFuture<?> future =
        scheduler.scheduleAtFixedRate(
            () -> {
              awaitUninterrupted(isHeld);
              all.countDown();
            },
            0,
            1,
            NANOSECONDS);
    isHeld.countDown();
    all.await();
    assertThat(future.isDone()).isFalse();
    assertThat(future.cancel(false)).isTrue();
    awaitNothingLeft();
  }

  @Test
  void fixedRate_startsNoRunBeforeItsTime() throws Exception {
    long start = System.nanoTime();
    CountDownLatch four = new CountDownLatch(4);
    ScheduledFuture<?> future =
        scheduler.scheduleAtFixedRate(four::countDown, 10, 10, MILLISECONDS);
    four.await();
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(MILLISECONDS.toNanos(40));
    future.cancel(false);
  }

  @Test
  void fixedDelay_goesFromEndToStart() throws Exception {
    Queue<Long> times = new ConcurrentLinkedQueue<>(); // starts and ends, alternating
    CountDownLatch three = new CountDownLatch(3);
    ScheduledFuture<?> future =
        scheduler.scheduleWithFixedDelay(
            () -> {
              times.add(System.nanoTime());
              three.countDown();
              times.add(System.nanoTime());
            },
            0,
            10,
            MILLISECONDS);
    three.await();
    future.cancel(false);
    Long[] seen = times.toArray(Long[]::new);
    assertThat(seen[2] - seen[1]).isGreaterThanOrEqualTo(MILLISECONDS.toNanos(10));
    assertThat(seen[4] - seen[3]).isGreaterThanOrEqualTo(MILLISECONDS.toNanos(10));
  }

  @Test
  void runsOfASeries_neverOverlap() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch many = new CountDownLatch(1_000);
    ScheduledFuture<?> future =
        scheduler.scheduleAtFixedRate(
            () -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              running.decrementAndGet();
              many.countDown();
            },
            0,
            1,
            NANOSECONDS);
    many.await();
    future.cancel(false);
    assertThat(most).hasValue(1);
  }

  @Test
  void exception_endsTheSeries_andIsInTheFuture() {
    AtomicInteger runs = new AtomicInteger();
    ScheduledFuture<?> future =
        scheduler.scheduleAtFixedRate(
            () -> {
              if (runs.incrementAndGet() == 3) {
                throw new IllegalStateException("third");
              }
            },
            0,
            1,
            MILLISECONDS);
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(future::get)
        .withCauseInstanceOf(IllegalStateException.class);
    awaitNothingLeft();
    assertThat(runs).hasValue(3);
  }

  @Test
  void cancel_beforeItsTime_leavesNoTimer_andNoTask() {
    AtomicInteger runs = new AtomicInteger();
    List<ScheduledFuture<?>> futures =
        List.of(
            scheduler.schedule(runs::incrementAndGet, 1, HOURS),
            scheduler.schedule((Runnable) runs::incrementAndGet, 1, HOURS),
            scheduler.scheduleAtFixedRate(runs::incrementAndGet, 1, 1, HOURS),
            scheduler.scheduleWithFixedDelay(runs::incrementAndGet, 1, 1, HOURS));
    await().until(() -> scheduler.metrics().unstable().numTimers() == 4);
    for (ScheduledFuture<?> future : futures) {
      assertThat(future.cancel(false)).isTrue();
      assertThat(future.cancel(true)).isFalse();
      assertThat(future.isDone()).isTrue();
      assertThat(future.isCancelled()).isTrue();
      assertThatExceptionOfType(CancellationException.class).isThrownBy(future::get);
    }
    awaitNothingLeft();
    assertThat(runs).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void cancel_withTrue_interruptsTheRun(boolean isPeriodic) throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    CountDownLatch isInterrupted = new CountDownLatch(1);
    Runnable command =
        () -> {
          isRunning.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            isInterrupted.countDown();
          }
        };
    ScheduledFuture<?> future =
        isPeriodic
            ? scheduler.scheduleAtFixedRate(command, 0, 1, NANOSECONDS)
            : scheduler.schedule(command, 0, NANOSECONDS);
    isRunning.await();
    assertThat(future.cancel(true)).isTrue();
    isInterrupted.await();
    assertThat(future.isCancelled()).isTrue();
    awaitNothingLeft();
    for (int i = 0; i < 10; i++) {
      assertThat(scheduler.submit(Thread::interrupted).get()).isFalse();
    }
  }

  @Test
  void cancel_withFalse_letsTheRunEnd_andNoOtherFollows() throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicInteger ends = new AtomicInteger();
    ScheduledFuture<?> future =
        scheduler.scheduleWithFixedDelay(
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
    assertThat(future.cancel(false)).isTrue();
    mayEnd.countDown();
    awaitNothingLeft();
    assertThat(ends).hasValue(1);
  }

  @Test
  void cancel_byItsOwnRun_endsTheSeries() {
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch isKnown = new CountDownLatch(1);
    ScheduledFuture<?>[] own = new ScheduledFuture<?>[1];
    own[0] =
        scheduler.scheduleAtFixedRate(
            () -> {
              awaitUninterrupted(isKnown);
              runs.incrementAndGet();
              own[0].cancel(false);
            },
            0,
            1,
            NANOSECONDS);
    isKnown.countDown();
    awaitNothingLeft();
    assertThat(runs).hasValue(1);
    assertThat(own[0].isCancelled()).isTrue();
  }

  @Test
  void future_tellsWhatItIs() {
    ScheduledFuture<?> once = scheduler.schedule(() -> {}, 1, HOURS);
    ScheduledFuture<?> periodic = scheduler.scheduleAtFixedRate(() -> {}, 2, 1, HOURS);
    assertThat(((RunnableScheduledFuture<?>) once).isPeriodic()).isFalse();
    assertThat(((RunnableScheduledFuture<?>) periodic).isPeriodic()).isTrue();
    assertThat(once.getDelay(MINUTES)).isBetween(58L, 60L);
    assertThat(once.getDelay(SECONDS)).isBetween(3_500L, 3_600L);
    assertThat(once.compareTo(periodic)).isNegative();
    assertThat(periodic.compareTo(once)).isPositive();
  }

  @Test
  void nullArguments_areRefused() {
    Runnable command = () -> {};
    Callable<String> callable = () -> "never";
    List<Runnable> calls =
        List.of(
            () -> scheduler.schedule((Runnable) null, 1, SECONDS),
            () -> scheduler.schedule((Callable<String>) null, 1, SECONDS),
            () -> scheduler.schedule(command, 1, null),
            () -> scheduler.schedule(callable, 1, null),
            () -> scheduler.scheduleAtFixedRate(null, 1, 1, SECONDS),
            () -> scheduler.scheduleAtFixedRate(command, 1, 1, null),
            () -> scheduler.scheduleWithFixedDelay(null, 1, 1, SECONDS),
            () -> scheduler.scheduleWithFixedDelay(command, 1, 1, null));
    for (Runnable call : calls) {
      assertThatNullPointerException().isThrownBy(call::run);
    }
    assertThat(scheduler.metrics().numAliveTasks()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void periodThatIsNotPositive_isRefused(long period) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scheduler.scheduleAtFixedRate(() -> {}, 0, period, SECONDS))
        .withMessageContaining("period must be positive");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scheduler.scheduleWithFixedDelay(() -> {}, 0, period, SECONDS))
        .withMessageContaining("delay must be positive");
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

  /** With one run for each tick of the timer this would take minutes. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void jobBehindItsRate_runsAgainAtOnce(boolean isFixedRate) throws Exception {
    CountDownLatch runs = new CountDownLatch(200_000);
    ScheduledFuture<?> job =
        isFixedRate
            ? scheduler.scheduleAtFixedRate(runs::countDown, 0, 1, NANOSECONDS)
            : scheduler.scheduleWithFixedDelay(runs::countDown, 0, 1, NANOSECONDS);
    runs.await();
    assertThat(job.cancel(false)).isTrue();
  }
}
