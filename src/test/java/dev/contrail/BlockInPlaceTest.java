package dev.contrail;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.contrail.metrics.UnstableSchedulerMetrics;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks that block in their worker's thread while the worker continues on another thread. */
@Timeout(60)
class BlockInPlaceTest {
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final AtomicInteger blocked = new AtomicInteger();
  private final List<Scheduler> schedulers = new ArrayList<>();

  @AfterEach
  void close() {
    mayEnd.countDown();
    schedulers.forEach(Scheduler::shutdownNow);
    schedulers.forEach(Scheduler::close);
  }

  private Scheduler scheduler(int workers) {
    Scheduler scheduler =
        Scheduler.builder().name("in-place").workers(workers).unstableMetrics(true).build();
    schedulers.add(scheduler);
    return scheduler;
  }

  private String blockUntilReleased() throws Exception {
    return Scheduler.blockInPlace(
        () -> {
          blocked.incrementAndGet();
          mayEnd.await();
          return "released";
        });
  }

  private static void assertAllEnded_andNoPollRuns(Scheduler scheduler) {
    await()
        .untilAsserted(
            () -> {
              UnstableSchedulerMetrics metrics = scheduler.metrics().unstable();
              assertThat(metrics.endedTasksCount()).isEqualTo(metrics.spawnedTasksCount());
              for (int i = 0; i < scheduler.metrics().numWorkers(); i++) {
                assertThat(metrics.worker(i).pollSequence() & 1).isZero();
                assertThat(metrics.worker(i).taskId()).isZero();
              }
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void whileAllWorkersTasksBlock_othersRun(int workers) throws Exception {
    Scheduler scheduler = scheduler(workers);
    List<JoinHandle<String>> blocking = new ArrayList<>();
    for (int i = 0; i < 3 * workers; i++) {
      blocking.add(scheduler.spawn(this::blockUntilReleased));
    }
    await().until(() -> blocked.get() == 3 * workers);
    List<JoinHandle<Integer>> others = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int number = i;
      others.add(scheduler.spawn(() -> number));
    }
    for (int i = 0; i < 100; i++) {
      assertThat(others.get(i).get()).isEqualTo(i);
    }
    mayEnd.countDown();
    for (JoinHandle<String> one : blocking) {
      assertThat(one.get()).isEqualTo("released");
    }
    assertAllEnded_andNoPollRuns(scheduler);
  }

  @Test
  void whatTheTaskHadQueued_runsElsewhere() throws Exception {
    Scheduler scheduler = scheduler(1);
    JoinHandle<String> parent =
        scheduler.spawn(
            () -> {
              CountDownLatch both = new CountDownLatch(2);
              scheduler.spawn(() -> count(both));
              scheduler.spawn(() -> count(both));
              return Scheduler.blockInPlace(
                  () -> {
                    both.await();
                    return "both ran";
                  });
            });
    assertThat(parent.get()).isEqualTo("both ran");
    assertAllEnded_andNoPollRuns(scheduler);
  }

  private static Object count(CountDownLatch latch) {
    latch.countDown();
    return latch;
  }

  @Test
  void nestedCalls_areOne_untilTheOutermostEnds() throws Exception {
    Scheduler scheduler = scheduler(1);
    JoinHandle<String> nested =
        scheduler.spawn(
            () ->
                Scheduler.blockInPlace(
                    () -> {
                      String inner = Scheduler.blockInPlace(() -> scheduler.spawn(() -> "a").get());
                      return inner + scheduler.spawn(() -> "b").get();
                    }));
    assertThat(nested.get()).isEqualTo("ab");
    assertAllEnded_andNoPollRuns(scheduler);
  }

  @Test
  void oneAfterTheOther_inOnePoll() throws Exception {
    Scheduler scheduler = scheduler(1);
    JoinHandle<Integer> sum =
        scheduler.spawn(
            () -> {
              int total = 0;
              for (int i = 0; i < 50; i++) {
                total += scheduler.spawn(() -> 1).get();
                total += Scheduler.blockInPlace(() -> 1);
              }
              return total;
            });
    assertThat(sum.get()).isEqualTo(100);
    assertAllEnded_andNoPollRuns(scheduler);
  }

  @Test
  void aResumableTask_thatBlockedInOnePoll_isPolledAgain() throws Exception {
    Scheduler scheduler = scheduler(1);
    AtomicInteger polls = new AtomicInteger();
    Task<Integer> task =
        cx -> {
          scheduler.spawn(() -> "child").get();
          if (polls.incrementAndGet() < 20) {
            cx.yieldNow();
            return Poll.pending();
          }
          return Poll.ready(polls.get());
        };
    assertThat(scheduler.spawn(task).get()).isEqualTo(20);
    assertAllEnded_andNoPollRuns(scheduler);
  }

  @Test
  void offAWorker_isAPlainCall() throws Exception {
    Thread here = Thread.currentThread();
    assertThat(Scheduler.blockInPlace(Thread::currentThread)).isSameAs(here);
    Scheduler scheduler = scheduler(1);
    assertThat(
            scheduler
                .spawnBlocking(
                    () -> Scheduler.blockInPlace(Thread::currentThread) == Thread.currentThread())
                .get())
        .isTrue();
  }

  @Test
  void exception_passesThrough_onAndOffAWorker() {
    IOException broken = new IOException("broken");
    assertThatThrownBy(() -> throwInPlace(broken)).isSameAs(broken);
    Scheduler scheduler = scheduler(1);
    JoinHandle<String> failed = scheduler.spawn(() -> throwInPlace(broken));
    assertThatExceptionOfType(ExecutionException.class).isThrownBy(failed::get).withCause(broken);
    assertAllEnded_andNoPollRuns(scheduler);
  }

  private static String throwInPlace(IOException thrown) throws Exception {
    return Scheduler.blockInPlace(
        () -> {
          throw thrown;
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void get_onAWorker_blocksInPlaceByItself(int workers) throws Exception {
    Scheduler scheduler = scheduler(workers);
    assertThat(scheduler.spawn(() -> fib(scheduler, 9)).get()).isEqualTo(34);
    assertAllEnded_andNoPollRuns(scheduler);
  }

  private static int fib(Scheduler scheduler, int n) throws Exception {
    if (n < 2) {
      return n;
    }
    JoinHandle<Integer> left = scheduler.spawn(() -> fib(scheduler, n - 1));
    int right = fib(scheduler, n - 2);
    return left.get() + right;
  }

  @Test
  void timedGet_onAWorker_timesOut_andTheTaskGoesOn() throws Exception {
    Scheduler scheduler = scheduler(1);
    JoinHandle<String> never = scheduler.spawn(cx -> Poll.pending());
    JoinHandle<String> waiting =
        scheduler.spawn(
            () -> {
              try {
                return never.get(20, MILLISECONDS);
              } catch (TimeoutException e) {
                return scheduler.spawn(() -> "went on").get();
              }
            });
    assertThat(waiting.get()).isEqualTo("went on");
    never.abort();
    assertAllEnded_andNoPollRuns(scheduler);
  }

  @Test
  void cancelWithTrue_reachesATaskBlockedInPlace() throws Exception {
    Scheduler scheduler = scheduler(1);
    CountDownLatch isInterrupted = new CountDownLatch(1);
    JoinHandle<String> cancelled =
        scheduler.spawn(
            () -> {
              try {
                return blockUntilReleased();
              } catch (InterruptedException e) {
                isInterrupted.countDown();
                throw e;
              }
            });
    await().until(() -> blocked.get() == 1);
    assertThat(scheduler.spawn(() -> "elsewhere").get()).isEqualTo("elsewhere");
    assertThat(cancelled.cancel(true)).isTrue();
    isInterrupted.await();
    for (int i = 0; i < 20; i++) {
      assertThat(scheduler.spawn(Thread::interrupted).get()).isFalse();
    }
    assertAllEnded_andNoPollRuns(scheduler);
  }

  @Test
  void shutdown_waitsForATaskBlockedInPlace_andWhatItSpawnsAfterwards() throws Exception {
    Scheduler scheduler = scheduler(2);
    JoinHandle<JoinHandle<String>> parent =
        scheduler.spawn(
            () -> {
              blockUntilReleased();
              return scheduler.spawn(() -> "child");
            });
    await().until(() -> blocked.get() == 1);
    scheduler.shutdown();
    assertThat(scheduler.awaitTermination(50, MILLISECONDS)).isFalse();
    mayEnd.countDown();
    assertThat(scheduler.awaitTermination(1, HOURS)).isTrue();
    assertThat(parent.get().get()).isEqualTo("child");
  }

  @Test
  void shutdownNow_interruptsTasksBlockedInPlace() throws Exception {
    Scheduler scheduler = scheduler(2);
    List<JoinHandle<String>> blocking = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      blocking.add(scheduler.spawn(this::blockUntilReleased));
    }
    await().until(() -> blocked.get() == 6);
    scheduler.shutdownNow();
    assertThat(scheduler.awaitTermination(1, HOURS)).isTrue();
    assertThat(blocking).allMatch(JoinHandle::isCancelled);
  }

  @Test
  void shutdownNow_interruptsCommandsBlockedInPlace() throws Exception {
    Scheduler scheduler = scheduler(1);
    CountDownLatch isInterrupted = new CountDownLatch(3);
    for (int i = 0; i < 3; i++) {
      scheduler.execute(
          () -> {
            try {
              blockUntilReleased();
            } catch (Exception e) {
              isInterrupted.countDown();
            }
          });
    }
    await().until(() -> blocked.get() == 3);
    assertThat(scheduler.shutdownNow()).isEmpty();
    isInterrupted.await();
    assertThat(scheduler.awaitTermination(1, HOURS)).isTrue();
  }

  @Test
  void counters_stayConsistent_whetherTheWorkerComesBackOrNot() throws Exception {
    Scheduler scheduler = scheduler(2);
    int tasks = 2_000;
    CountDownLatch all = new CountDownLatch(tasks);
    for (int i = 0; i < tasks; i++) {
      boolean isBrief = i % 2 == 0;
      scheduler.spawn(
          () -> {
            Scheduler.blockInPlace(
                () -> isBrief ? "brief" : scheduler.spawnBlocking(() -> "long").get());
            return count(all);
          });
    }
    all.await();
    assertAllEnded_andNoPollRuns(scheduler);
    UnstableSchedulerMetrics metrics = scheduler.metrics().unstable();
    assertThat(metrics.spawnedTasksCount()).isEqualTo(tasks + tasks / 2);
    assertThat(metrics.worker(0).pollCount() + metrics.worker(1).pollCount())
        .isBetween((long) tasks, 2L * tasks);
  }
}
