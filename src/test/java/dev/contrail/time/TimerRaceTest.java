package dev.contrail.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contrail.Scheduler;
import dev.contrail.sync.Notify;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Deadlines that pass while their task is woken by other threads and aborted: no registration
 * remains, and no wake is lost.
 */
@Tag("stress")
@Timeout(300)
class TimerRaceTest {
  private static final int TASKS = 10_000 * Integer.getInteger("contrail.rounds", 1);

  private static Duration soon(int i) {
    return Duration.ofNanos(i % 4 * 500_000L);
  }

  /** Spawns many, aborts every other one at about the time its deadline comes. */
  private static void race(Supplier<Task<?>> tasks) {
    try (Scheduler scheduler = Scheduler.builder().workers(2).unstableMetrics(true).build()) {
      List<JoinHandle<?>> handles = new ArrayList<>();
      for (int i = 0; i < TASKS; i++) {
        handles.add(scheduler.spawn(tasks.get()));
        if (i >= 512 && i % 2 == 0) {
          handles.get(i - 512).abort();
        }
      }
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(handles).allMatch(JoinHandle::isDone));
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(scheduler.metrics().unstable().numTimers()).isZero());
    }
  }

  @Test
  void sleep_abortAgainstItsDeadline_leavesNoTimer() {
    AtomicInteger next = new AtomicInteger();
    race(() -> Sleep.of(soon(next.getAndIncrement())));
  }

  @Test
  void sleep_shutdownNowAgainstItsDeadline_endsEach_andLeavesNoTimer() {
    for (int round = 0; round < TASKS / 500; round++) {
      Scheduler scheduler = Scheduler.builder().workers(2).unstableMetrics(true).build();
      List<JoinHandle<?>> handles = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        handles.add(scheduler.spawn(Sleep.of(soon(i))));
      }
      scheduler.shutdownNow();
      scheduler.close();
      assertThat(handles).allMatch(JoinHandle::isDone);
      assertThat(scheduler.metrics().unstable().numTimers()).isZero();
    }
  }

  @Test
  void interval_abortAgainstItsTicks_leavesNoTimer() {
    race(
        () -> {
          Interval interval = Interval.of(Duration.ofMillis(1));
          AtomicInteger ticks = new AtomicInteger();
          return Tasks.loop(() -> interval.tick().map(due -> ticks.incrementAndGet() == 3));
        });
  }

  @Test
  void timeout_itsDeadlineAgainstTheTaskAgainstAbort_leavesNoTimer() {
    AtomicInteger next = new AtomicInteger();
    race(
        () -> {
          int i = next.getAndIncrement();
          return Tasks.recover(
              Tasks.timeout(Sleep.of(soon(i / 4)), soon(i)), timeout -> Tasks.ready(null));
        });
  }

  @Test
  void select_ofADeadlineAndANotification_leavesNeither() {
    Notify notify = new Notify();
    AtomicInteger next = new AtomicInteger();
    race(
        () -> {
          notify.notifyOne();
          return Tasks.select(notify.notified(), Sleep.of(soon(next.getAndIncrement())));
        });
    assertThat(notify.toString()).isIn("Notify[notified]", "Notify[0 waiting]");
  }
}
