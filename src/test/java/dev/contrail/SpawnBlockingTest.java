package dev.contrail;

import static java.util.concurrent.TimeUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.awaitility.Awaitility.await;

import dev.contrail.metrics.UnstableSchedulerMetrics;
import dev.contrail.task.JoinHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs on blocking threads. */
@Timeout(60)
class SpawnBlockingTest {
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();
  private final List<Scheduler> schedulers = new ArrayList<>();

  @AfterEach
  void close() {
    mayEnd.countDown();
    schedulers.forEach(Scheduler::shutdownNow);
    schedulers.forEach(Scheduler::close);
  }

  private Scheduler scheduler(int maxBlockingThreads) {
    Scheduler scheduler =
        Scheduler.builder()
            .name("blocking")
            .workers(2)
            .maxBlockingThreads(maxBlockingThreads)
            .unstableMetrics(true)
            .build();
    schedulers.add(scheduler);
    return scheduler;
  }

  private int blockUntilReleased() throws InterruptedException {
    int place = running.incrementAndGet();
    mayEnd.await();
    return place;
  }

  private static void assertAllEnded(Scheduler scheduler) {
    UnstableSchedulerMetrics metrics = scheduler.metrics().unstable();
    assertThat(metrics.endedTasksCount()).isEqualTo(metrics.spawnedTasksCount());
  }

  @Test
  void hundreds_runAtOnce_whileWorkersGoOn() throws Exception {
    Scheduler scheduler = scheduler(300);
    List<JoinHandle<Integer>> jobs = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      jobs.add(scheduler.spawnBlocking(this::blockUntilReleased));
    }
    await().until(() -> running.get() == 300);
    assertThat(scheduler.spawn(() -> "not blocked").get()).isEqualTo("not blocked");
    assertThat(scheduler.metrics().unstable().numBlockingThreads()).isEqualTo(300);
    mayEnd.countDown();
    for (JoinHandle<Integer> job : jobs) {
      assertThat(job.get()).isBetween(1, 300);
    }
  }

  @Test
  void beyondTheLimit_jobsWaitInLine_andMetricsSaySo() throws Exception {
    Scheduler scheduler = scheduler(2);
    List<JoinHandle<Integer>> jobs = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      jobs.add(scheduler.spawnBlocking(this::blockUntilReleased));
    }
    await().until(() -> running.get() == 2);
    UnstableSchedulerMetrics full = scheduler.metrics().unstable();
    assertThat(full.numBlockingThreads()).isEqualTo(2);
    assertThat(full.numIdleBlockingThreads()).isZero();
    assertThat(full.blockingQueueDepth()).isEqualTo(5);
    assertThat(scheduler.metrics().numAliveTasks()).isEqualTo(7);
    mayEnd.countDown();
    for (JoinHandle<Integer> job : jobs) {
      job.get();
    }
    await().until(() -> scheduler.metrics().unstable().numIdleBlockingThreads() == 2);
    UnstableSchedulerMetrics quiet = scheduler.metrics().unstable();
    assertThat(quiet.numBlockingThreads()).isEqualTo(2);
    assertThat(quiet.blockingQueueDepth()).isZero();
    assertThat(running).hasValue(7);
  }

  @Test
  void oneThread_runsJobsInTheirOrder() throws Exception {
    Scheduler scheduler = scheduler(1);
    JoinHandle<Integer> holder = scheduler.spawnBlocking(this::blockUntilReleased);
    List<Integer> order = new ArrayList<>();
    List<JoinHandle<Boolean>> jobs = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int number = i;
      jobs.add(scheduler.spawnBlocking(() -> order.add(number)));
    }
    mayEnd.countDown();
    holder.get();
    for (JoinHandle<Boolean> job : jobs) {
      job.get();
    }
    assertThat(order).hasSize(50).isSorted();
  }

  @Test
  void job_maySpawn_andIsAwaitedByATask() throws Exception {
    Scheduler scheduler = scheduler(4);
    JoinHandle<String> task =
        scheduler.spawn(
            scheduler
                .spawnBlocking(
                    "outer", () -> scheduler.spawn(() -> Thread.currentThread().getName()).get())
                .toTask());
    assertThat(task.get()).startsWith("blocking-worker-");
  }

  @Test
  void abort_beforeItsStart_keepsItFromRunning() throws Exception {
    Scheduler scheduler = scheduler(1);
    JoinHandle<Integer> holder = scheduler.spawnBlocking(this::blockUntilReleased);
    await().until(() -> running.get() == 1);
    JoinHandle<Integer> aborted = scheduler.spawnBlocking(running::incrementAndGet);
    aborted.abort();
    assertThat(aborted.isCancelled()).isTrue();
    assertThatExceptionOfType(CancellationException.class).isThrownBy(aborted::get);
    mayEnd.countDown();
    assertThat(holder.get()).isEqualTo(1);
    assertThat(scheduler.spawnBlocking(() -> "next").get()).isEqualTo("next");
    assertThat(running).hasValue(1);
    await().untilAsserted(() -> assertAllEnded(scheduler));
  }

  @Test
  void cancelWithTrue_interruptsItsOwnJob_andNoOther() throws Exception {
    Scheduler scheduler = scheduler(2);
    CountDownLatch isInterrupted = new CountDownLatch(1);
    JoinHandle<Integer> other = scheduler.spawnBlocking(this::blockUntilReleased);
    JoinHandle<Integer> cancelled =
        scheduler.spawnBlocking(
            () -> {
              try {
                return blockUntilReleased();
              } catch (InterruptedException e) {
                isInterrupted.countDown();
                throw e;
              }
            });
    await().until(() -> running.get() == 2);
    assertThat(cancelled.cancel(true)).isTrue();
    assertThat(cancelled.cancel(true)).isFalse();
    isInterrupted.await();
    for (int i = 0; i < 20; i++) {
      assertThat(scheduler.spawnBlocking(Thread::interrupted).get()).isFalse();
    }
    assertThat(other.isDone()).isFalse();
    mayEnd.countDown();
    assertThat(other.get()).isBetween(1, 2);
  }

  @Test
  void interruptsOfManyJobs_neverReachTheNextOnTheThread() throws Exception {
    Scheduler scheduler = scheduler(1);
    for (int i = 0; i < 500; i++) {
      JoinHandle<Integer> job = scheduler.spawnBlocking(running::incrementAndGet);
      job.cancel(true);
      assertThat(scheduler.spawnBlocking(Thread::interrupted).get()).isFalse();
    }
    await().untilAsserted(() -> assertAllEnded(scheduler));
  }

  @Test
  void cancelWithFalse_letsTheJobEnd_andDropsItsResult() throws Exception {
    Scheduler scheduler = scheduler(1);
    JoinHandle<Integer> job = scheduler.spawnBlocking(this::blockUntilReleased);
    await().until(() -> running.get() == 1);
    assertThat(job.cancel(false)).isTrue();
    JoinHandle<Boolean> next = scheduler.spawnBlocking(Thread::interrupted);
    mayEnd.countDown();
    assertThat(next.get()).isFalse();
    assertThat(job.isCancelled()).isTrue();
  }

  @Test
  void exception_isTheHandles_andTheThreadGoesOn() throws Exception {
    Scheduler scheduler = scheduler(1);
    Thread thread = scheduler.spawnBlocking(Thread::currentThread).get();
    JoinHandle<String> failed =
        scheduler.spawnBlocking(
            "named",
            () -> {
              throw new AssertionError("broken");
            });
    assertThat(failed.name()).isEqualTo("named");
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(failed::get)
        .withCauseInstanceOf(AssertionError.class);
    assertThat(scheduler.spawnBlocking(Thread::currentThread).get()).isSameAs(thread);
    assertThat(scheduler.metrics().unstable().failedTasksCount()).isEqualTo(1);
  }

  @Test
  void nullArguments_areRefused() {
    Scheduler scheduler = scheduler(1);
    assertThatNullPointerException().isThrownBy(() -> scheduler.spawnBlocking(null));
    assertThatNullPointerException().isThrownBy(() -> scheduler.spawnBlocking(null, () -> 1));
    assertThatNullPointerException().isThrownBy(() -> scheduler.spawnBlocking("name", null));
  }

  @Test
  void shutdown_waitsForRunningAndQueuedJobs_andWhatTheySpawn() throws Exception {
    Scheduler scheduler = scheduler(1);
    JoinHandle<JoinHandle<String>> first =
        scheduler.spawnBlocking(
            () -> {
              blockUntilReleased();
              return scheduler.spawnBlocking(() -> "child");
            });
    JoinHandle<String> queued = scheduler.spawnBlocking(() -> "queued");
    await().until(() -> running.get() == 1);
    scheduler.shutdown();
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> scheduler.spawnBlocking(() -> "late"));
    assertThat(scheduler.isTerminated()).isFalse();
    mayEnd.countDown();
    assertThat(scheduler.awaitTermination(1, HOURS)).isTrue();
    assertThat(first.get().get()).isEqualTo("child");
    assertThat(queued.get()).isEqualTo("queued");
    await()
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("blocking-blocking-")));
  }

  @Test
  void shutdownNow_interruptsRunningJobs_andCancelsQueuedOnes() throws Exception {
    Scheduler scheduler = scheduler(2);
    List<JoinHandle<Integer>> jobs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      jobs.add(scheduler.spawnBlocking(this::blockUntilReleased));
    }
    await().until(() -> running.get() == 2);
    assertThat(scheduler.shutdownNow()).isEmpty();
    assertThat(jobs).allMatch(JoinHandle::isCancelled);
    assertThat(scheduler.awaitTermination(1, HOURS)).isTrue();
    assertThat(running).hasValue(2);
    assertAllEnded(scheduler);
  }
}
