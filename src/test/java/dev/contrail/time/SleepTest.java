package dev.contrail.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contrail.Scheduler;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import dev.contrail.task.Waker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sleeps that end, that are ready at once, and that are cancelled. */
@Timeout(30)
class SleepTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final Scheduler scheduler =
      Scheduler.builder().name("sleeps").workers(2).unstableMetrics(true).build();

  @AfterEach
  void close() {
    scheduler.shutdownNow();
    scheduler.close();
  }

  private int timers() {
    return scheduler.metrics().unstable().numTimers();
  }

  private void awaitTimers(int count) {
    await().until(() -> timers() == count);
  }

  @Test
  void sleep_isNeverEarly() {
    List<JoinHandle<Long>> earliness = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      long nanos = ThreadLocalRandom.current().nextLong(30_000_000);
      long deadline = System.nanoTime() + nanos;
      Task<Long> task = Sleep.until(deadline).map(nothing -> deadline - System.nanoTime());
      earliness.add(scheduler.spawn(task));
    }
    for (JoinHandle<Long> handle : earliness) {
      assertThat(handle.join()).as("nanoseconds early").isNotPositive();
    }
    awaitTimers(0);
  }

  @Test
  void of_countsFromItsCreation() {
    long before = System.nanoTime();
    Sleep sleep = Sleep.of(Duration.ofMillis(20));
    JoinHandle<Long> handle = scheduler.spawn(sleep.map(nothing -> System.nanoTime()));
    assertThat(handle.join() - before).isGreaterThanOrEqualTo(20_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT-2562047788015215H"})
  void zeroOrNegative_isReadyInItsFirstPoll(Duration duration) {
    Sleep sleep = Sleep.of(duration);
    JoinHandle<Boolean> handle = scheduler.spawn(cx -> Poll.ready(sleep.poll(cx).isReady()));
    assertThat(handle.join()).isTrue();
    assertThat(timers()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "PT867240H", "PT2562047H", "PT2562047788015215H"})
  void hugeDuration_waits_andCanBeGivenUp(Duration duration) {
    JoinHandle<?> handle = scheduler.spawn(Sleep.of(duration));
    awaitTimers(1);
    assertThat(scheduler.spawn(Sleep.of(Duration.ofMillis(5)).map(nothing -> "short")).join())
        .as("a short one behind it")
        .isEqualTo("short");
    assertThat(handle.isDone()).isFalse();
    handle.abort();
    awaitTimers(0);
  }

  @Test
  void until_thePast_isReadyInItsFirstPoll() {
    Sleep sleep = Sleep.until(System.nanoTime() - 1);
    JoinHandle<Boolean> handle = scheduler.spawn(cx -> Poll.ready(sleep.poll(cx).isReady()));
    assertThat(handle.join()).isTrue();
  }

  @Test
  void cancel_withdrawsTheTimer() {
    List<JoinHandle<?>> handles = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      handles.add(scheduler.spawn(Sleep.of(LONG)));
    }
    awaitTimers(1_000);
    handles.forEach(JoinHandle::abort);
    awaitTimers(0);
  }

  @Test
  void cancelledPart_withdrawsTheTimer_ofACombinator() {
    JoinHandle<?> handle = scheduler.spawn(Tasks.loop(() -> Sleep.of(LONG).map(nothing -> false)));
    awaitTimers(1);
    handle.abort();
    awaitTimers(0);
  }

  @Test
  void spuriousPolls_armOneTimer() {
    AtomicReference<Waker> waker = new AtomicReference<>();
    AtomicInteger polls = new AtomicInteger();
    Sleep sleep = Sleep.of(LONG);
    JoinHandle<?> handle =
        scheduler.spawn(
            cx -> {
              polls.incrementAndGet();
              waker.set(cx.waker());
              return sleep.poll(cx);
            });
    await().until(() -> waker.get() != null);
    for (int i = 2; i < 10; i++) {
      int expected = i;
      waker.get().wake();
      await().pollInterval(Duration.ofMillis(1)).until(() -> polls.get() == expected);
    }
    awaitTimers(1);
    handle.abort();
  }

  @Test
  void sleep_polledByAnotherTask_wakesThatOne() {
    Sleep sleep = Sleep.of(Duration.ofMillis(50));
    JoinHandle<Boolean> first = scheduler.spawn(cx -> Poll.ready(sleep.poll(cx).isReady()));
    assertThat(first.join()).isFalse();
    JoinHandle<String> second = scheduler.spawn(sleep.map(nothing -> "woken"));
    assertThat(second.join()).isEqualTo("woken");
    awaitTimers(0);
  }

  @Test
  void sleep_movesBetweenSchedulers() {
    Sleep sleep = Sleep.of(Duration.ofMillis(50));
    JoinHandle<Boolean> first = scheduler.spawn(cx -> Poll.ready(sleep.poll(cx).isReady()));
    assertThat(first.join()).isFalse();
    try (Scheduler other = Scheduler.builder().name("others").workers(1).build()) {
      assertThat(other.spawn(sleep.map(nothing -> "woken")).join()).isEqualTo("woken");
    }
    assertThat(timers()).as("withdrawn where it was armed first").isZero();
  }
}
