package dev.contrail;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.contrail.task.Context;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import dev.contrail.task.Waker;
import dev.contrail.time.Sleep;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The numbered steps of {@code internal.scheduler.Shutdown}, observed from outside. */
@Timeout(30)
class ShutdownTest {
  private static final String NAME = "shutdown";

  private final Scheduler scheduler =
      Scheduler.builder().name(NAME).workers(2).unstableMetrics(true).build();
  private final BusyWorkers busy = new BusyWorkers(scheduler, 2);

  @AfterEach
  void close() {
    busy.release();
    scheduler.shutdownNow();
    scheduler.close();
  }

  private void awaitTermination() throws InterruptedException {
    assertThat(scheduler.awaitTermination(1, DAYS)).isTrue();
  }

  private static List<String> threadsOfTheScheduler() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith(NAME + "-"))
        .toList();
  }

  private static Task<String> never() {
    return cx -> Poll.pending();
  }

  // ---- step 1

  @Test
  void step1_shutdown_refusesWorkFromOutside() throws Exception {
    busy.await();
    assertThat(scheduler.isShutdown()).isFalse();
    scheduler.shutdown();
    assertThat(scheduler.isShutdown()).isTrue();
    assertThatThrownBy(() -> scheduler.spawn(() -> "late"))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessage("scheduler shutdown is shutting down and takes no more tasks");
    assertThatThrownBy(() -> scheduler.spawn(Tasks.ready("late")))
        .isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> scheduler.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(scheduler.metrics().unstable().rejectedTasksCount()).isEqualTo(3);
  }

  @Test
  void step1_shutdown_letsLiveTasksSpawn() throws Exception {
    busy.await();
    AtomicReference<JoinHandle<String>> child = new AtomicReference<>();
    JoinHandle<?> parent =
        scheduler.spawn(
            Tasks.yieldNow()
                .map(
                    nothing -> {
                      child.set(scheduler.spawn(Tasks.yieldNow().map(n -> "child")));
                      return null;
                    }));
    scheduler.shutdown();
    busy.release();
    awaitTermination();
    assertThat(parent.isCancelled()).isFalse();
    assertThat(child.get().get()).isEqualTo("child");
  }

  @Test
  void step1_shutdownNow_refusesWorkFromTasksToo() throws Exception {
    AtomicReference<Throwable> refusal = new AtomicReference<>();
    CountDownLatch isRunning = new CountDownLatch(1);
    scheduler.execute(
        () -> {
          isRunning.countDown();
          while (!scheduler.isShutdown()) {
            Thread.onSpinWait();
          }
          try {
            scheduler.spawn(() -> "late");
          } catch (RejectedExecutionException e) {
            refusal.set(e);
          }
        });
    isRunning.await();
    scheduler.shutdownNow();
    awaitTermination();
    assertThat(refusal.get()).hasMessageContaining("scheduler shutdown");
  }

  @Test
  void step1_rejectedTask_isNotCancelled() {
    scheduler.shutdown();
    AtomicInteger cancels = new AtomicInteger();
    Task<String> task =
        new Task<>() {
          @Override
          public Poll<String> poll(Context cx) {
            return Poll.pending();
          }

          @Override
          public void cancel() {
            cancels.incrementAndGet();
          }
        };
    assertThatThrownBy(() -> scheduler.spawn(task)).isInstanceOf(RejectedExecutionException.class);
    scheduler.close();
    assertThat(cancels).hasValue(0);
  }

  // ---- step 3

  @Test
  void step3_shutdown_letsSleepersFinish_andTheirChildren() throws Exception {
    AtomicReference<JoinHandle<String>> child = new AtomicReference<>();
    JoinHandle<String> sleeper =
        scheduler.spawn(
            Sleep.of(Duration.ofMillis(30))
                .map(
                    nothing -> {
                      Task<String> task = Sleep.of(Duration.ofMillis(30)).map(n -> "child");
                      child.set(scheduler.spawn(task));
                      return "slept";
                    }));
    scheduler.shutdown();
    awaitTermination();
    assertThat(sleeper.get()).isEqualTo("slept");
    assertThat(child.get().get()).isEqualTo("child");
  }

  @Test
  void step3_shutdown_waitsForTheLastTask() throws Exception {
    JoinHandle<?> waiting = scheduler.spawn(never());
    scheduler.shutdown();
    assertThat(scheduler.awaitTermination(20, MILLISECONDS)).isFalse();
    assertThat(scheduler.isTerminated()).isFalse();
    assertThat(scheduler.metrics().numAliveTasks()).isOne();
    waiting.abort();
    awaitTermination();
    assertThat(scheduler.metrics().numAliveTasks()).isZero();
  }

  @Test
  void step3_shutdown_ends_whenTheLastTaskIsAQueuedCallThatIsAborted() throws Exception {
    busy.await();
    JoinHandle<?> queued = scheduler.spawn(() -> "never");
    scheduler.shutdown();
    busy.release();
    queued.abort();
    awaitTermination();
    assertThat(scheduler.metrics().numAliveTasks()).isZero();
  }

  @Test
  void step3_shutdown_runsQueuedCommands() throws Exception {
    busy.await();
    AtomicInteger runs = new AtomicInteger();
    for (int i = 0; i < 100; i++) {
      scheduler.execute(runs::incrementAndGet);
    }
    scheduler.shutdown();
    busy.release();
    awaitTermination();
    assertThat(runs).hasValue(100);
  }

  // ---- steps 4 and 5

  @Test
  void step4_idleWorkers_endAtOnce() throws Exception {
    await().until(() -> scheduler.metrics().worker(0).isParked());
    scheduler.shutdown();
    awaitTermination();
    assertThat(scheduler.isTerminated()).isTrue();
    assertThat(scheduler.shutdownNow()).isEmpty();
    scheduler.shutdown();
  }

  @Test
  void step4_shutdown_byATask_endsTheWorkerItRunsOn() throws Exception {
    JoinHandle<String> handle =
        scheduler.spawn(
            () -> {
              scheduler.shutdown();
              return "done";
            });
    awaitTermination();
    assertThat(handle.get()).isEqualTo("done");
  }

  @Test
  void step4_shutdownNow_byATask_endsTheWorkerItRunsOn() throws Exception {
    JoinHandle<?> waiting = scheduler.spawn(never());
    scheduler.execute(scheduler::shutdownNow);
    awaitTermination();
    assertThat(waiting.isCancelled()).isTrue();
  }

  @Test
  void step5_threadsAreGone_andTheNameIsFree() throws Exception {
    JoinHandle<?> sleeper = scheduler.spawn(Sleep.of(Duration.ofDays(1)));
    await().until(() -> scheduler.metrics().unstable().numTimers() == 1);
    sleeper.abort();
    assertThat(threadsOfTheScheduler())
        .contains(NAME + "-worker-0", NAME + "-worker-1", NAME + "-timer");
    scheduler.shutdown();
    awaitTermination();
    await().untilAsserted(() -> assertThat(threadsOfTheScheduler()).isEmpty());
    try (Scheduler next = Scheduler.builder().name(NAME).workers(1).build()) {
      assertThat(next.name()).isEqualTo(NAME);
    }
  }

  @Test
  void step5_awaitTermination_returnsOnEveryThread() throws Exception {
    CountDownLatch told = new CountDownLatch(3);
    for (int i = 0; i < 3; i++) {
      new Thread(
              () -> {
                try {
                  scheduler.awaitTermination(1, DAYS);
                } catch (InterruptedException e) {
                  return; // one count of the latch is missing
                }
                told.countDown();
              })
          .start();
    }
    scheduler.shutdown();
    told.await();
    assertThat(scheduler.isTerminated()).isTrue();
  }

  @Test
  void everyHandle_isComplete_andEveryWakeHarmless_afterTheEnd() throws Exception {
    AtomicReference<Waker> waker = new AtomicReference<>();
    JoinHandle<?> handle =
        scheduler.spawn(
            cx -> {
              waker.set(cx.waker());
              return Poll.pending();
            });
    await().until(() -> waker.get() != null);
    scheduler.shutdownNow();
    awaitTermination();
    waker.get().wake();
    handle.abort();
    assertThat(handle.isDone()).isTrue();
    assertThat(scheduler.metrics().numAliveTasks()).isZero();
  }
}
