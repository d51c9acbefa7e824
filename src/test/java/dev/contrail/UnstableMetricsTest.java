package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.contrail.metrics.UnstableSchedulerMetrics;
import dev.contrail.metrics.UnstableWorkerMetrics;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import dev.contrail.task.Tasks;
import dev.contrail.task.Waker;
import dev.contrail.time.Sleep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The meaning of each unstable metric. */
@Timeout(30)
class UnstableMetricsTest {
  private Scheduler scheduler;

  private void start(int workers) {
    scheduler = Scheduler.builder().name("unstable").workers(workers).unstableMetrics(true).build();
  }

  @AfterEach
  void close() {
    scheduler.shutdownNow();
    scheduler.close();
  }

  private UnstableSchedulerMetrics unstable() {
    return scheduler.metrics().unstable();
  }

  private UnstableWorkerMetrics worker(int index) {
    return unstable().worker(index);
  }

  private void awaitParked() {
    await()
        .until(
            () -> {
              boolean areParked = true;
              for (int i = 0; i < scheduler.metrics().numWorkers(); i++) {
                areParked &= scheduler.metrics().worker(i).isParked();
              }
              return areParked;
            });
  }

  @Test
  void freshScheduler_hasCountedNothing() {
    start(2);
    awaitParked();
    UnstableSchedulerMetrics metrics = unstable();
    assertThat(
            Stream.of(
                metrics.spawnedTasksCount(),
                metrics.endedTasksCount(),
                metrics.failedTasksCount(),
                metrics.rejectedTasksCount(),
                metrics.remoteScheduleCount(),
                (long) metrics.numTimers()))
        .containsOnly(0L);
    for (int i = 0; i < 2; i++) {
      UnstableWorkerMetrics worker = metrics.worker(i);
      assertThat(
              Stream.of(
                  worker.noopCount(),
                  worker.stealCount(),
                  worker.stealOperations(),
                  worker.pollCount(),
                  worker.localScheduleCount(),
                  worker.overflowCount(),
                  (long) worker.localQueueDepth(),
                  worker.meanPollTime().toNanos(),
                  worker.runTotal().toNanos(),
                  worker.dumpTotal().toNanos(),
                  worker.pollSequence(),
                  worker.taskId()))
          .as("worker %d", i)
          .containsOnly(0L);
      assertThat(worker.worker()).isEqualTo(i);
      assertThat(worker.thread().getName()).isEqualTo("unstable-worker-" + i);
    }
  }

  @Test
  void spawnedAndEnded_countEveryTask_fromWherever() {
    start(2);
    scheduler.spawn(() -> scheduler.spawn(() -> "child")).join().join();
    scheduler.execute(() -> {});
    JoinHandle<?> live = scheduler.spawn(cx -> Poll.pending());
    await().until(() -> unstable().endedTasksCount() == 3);
    assertThat(unstable().spawnedTasksCount()).isEqualTo(4);
    assertThat(scheduler.metrics().numAliveTasks()).isOne();
    live.abort();
    await().until(() -> unstable().endedTasksCount() == 4);
  }

  @Test
  void failed_countsTasksThatThrew_andNotThoseAborted() {
    start(1);
    IllegalStateException broken = new IllegalStateException("broken");
    JoinHandle<?> failed =
        scheduler.spawn(
            () -> {
              throw broken;
            });
    scheduler.spawn(cx -> Poll.pending()).abort();
    assertThatThrownBy(failed::get).cause().isSameAs(broken);
    await().until(() -> unstable().endedTasksCount() == 2);
    await().until(() -> unstable().failedTasksCount() == 1);
  }

  @Test
  void rejected_countsRefusals() {
    start(1);
    scheduler.close();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> scheduler.spawn(() -> "late"))
          .isInstanceOf(RejectedExecutionException.class);
    }
    assertThat(unstable().rejectedTasksCount()).isEqualTo(3);
    assertThat(unstable().spawnedTasksCount()).isZero();
  }

  @Test
  void remoteScheduleCount_countsSpawnsAndWakesFromOutside() {
    start(1);
    AtomicReference<Waker> waker = new AtomicReference<>();
    JoinHandle<?> handle =
        scheduler.spawn(
            cx -> {
              waker.set(cx.waker());
              return Poll.pending();
            });
    awaitParked();
    assertThat(unstable().remoteScheduleCount()).isOne();
    waker.get().wake();
    await().until(() -> worker(0).pollCount() == 2);
    assertThat(unstable().remoteScheduleCount()).isEqualTo(2);
    assertThat(worker(0).localScheduleCount()).isZero();
    handle.abort();
  }

  @Test
  void localScheduleCount_countsSpawnsWakesAndYieldsOfTasks() {
    start(1);
    scheduler
        .spawn(
            () -> {
              for (int i = 0; i < 10; i++) {
                scheduler.spawn(() -> "child");
              }
              return null;
            })
        .join();
    await().until(() -> unstable().endedTasksCount() == 11);
    assertThat(worker(0).localScheduleCount()).isEqualTo(10);
    scheduler.spawn(Tasks.yieldNow()).join();
    assertThat(worker(0).localScheduleCount()).isEqualTo(11);
    assertThat(unstable().remoteScheduleCount()).isEqualTo(2);
  }

  @Test
  void pollCount_countsEveryPoll_thoseFromTheLifoSlotToo() {
    start(1);
    JoinHandle<?> parent = scheduler.spawn(() -> scheduler.spawn(() -> "through the LIFO slot"));
    parent.join();
    await().until(() -> unstable().endedTasksCount() == 2);
    awaitParked();
    assertThat(worker(0).pollCount()).isEqualTo(2);
    assertThat(worker(0).pollSequence()).isEqualTo(4);
    assertThat(worker(0).taskId()).isZero();
    assertThat(worker(0).meanPollTime()).isPositive();
  }

  @Test
  void localQueueDepth_countsTheLifoSlot() {
    start(1);
    List<Integer> depths = new ArrayList<>();
    scheduler
        .spawn(
            () -> {
              depths.add(worker(0).localQueueDepth());
              for (int i = 0; i < 3; i++) {
                scheduler.spawn(() -> "child");
                depths.add(worker(0).localQueueDepth());
              }
              return null;
            })
        .join();
    assertThat(depths).containsExactly(0, 1, 2, 3);
    await().until(() -> worker(0).localQueueDepth() == 0);
  }

  @Test
  void overflowCount_countsOverflows_intoTheInjectionQueue() {
    start(1);
    int depth =
        scheduler
            .spawn(
                () -> {
                  for (int i = 0; i < 300; i++) {
                    scheduler.spawn(() -> "child");
                  }
                  return scheduler.metrics().injectionQueueDepth();
                })
            .join();
    assertThat(depth).isPositive();
    await().until(() -> unstable().endedTasksCount() == 301);
    assertThat(worker(0).overflowCount()).isPositive();
  }

  /** The parent ends only after a child has run, and only another worker can run the child. */
  @Test
  void stealCounters_move_whenOneWorkerHasAllTheWork() throws Exception {
    start(2);
    CountDownLatch aChildRan = new CountDownLatch(1);
    String busy =
        scheduler
            .spawn(
                () -> {
                  for (int i = 0; i < 100; i++) {
                    scheduler.spawn(
                        () -> {
                          aChildRan.countDown();
                          return null;
                        });
                  }
                  aChildRan.await();
                  return Thread.currentThread().getName();
                })
            .get();
    await().until(() -> unstable().endedTasksCount() == 101);
    int thief = busy.endsWith("-0") ? 1 : 0;
    assertThat(worker(thief).stealOperations()).isPositive();
    assertThat(worker(thief).stealCount())
        .as("half of what was queued, and more")
        .isGreaterThanOrEqualTo(worker(thief).stealOperations());
    assertThat(worker(thief).pollCount()).isPositive();
  }

  /**
   * A call that spawns and ends soon; its spawn still wakes the other worker, in case the call is
   * long.
   */
  @Test
  void failedSteals_andNoops_areCounted_whenAWakeLeadsToNothing() {
    start(2);
    await()
        .until(
            () -> {
              scheduler.spawn(() -> scheduler.spawn(() -> "child").taskId()).join();
              awaitParked();
              return worker(0).noopCount() + worker(1).noopCount() > 0;
            });
    assertThat(worker(0).failedStealOperations() + worker(1).failedStealOperations()).isPositive();
  }

  @Test
  void singleWorker_neverSteals() {
    start(1);
    for (int i = 0; i < 100; i++) {
      scheduler.spawn(() -> scheduler.spawn(() -> "child").taskId()).join();
    }
    await().until(() -> unstable().endedTasksCount() == 200);
    assertThat(worker(0).stealOperations()).isZero();
    assertThat(worker(0).stealCount()).isZero();
  }

  @Test
  void numTimers_countsDeadlinesThatAreNeitherFiredNorWithdrawn() {
    start(2);
    JoinHandle<?> first = scheduler.spawn(Sleep.of(Duration.ofHours(1)));
    JoinHandle<?> second = scheduler.spawn(Sleep.of(Duration.ofHours(1)));
    await().until(() -> unstable().numTimers() == 2);
    first.abort();
    await().until(() -> unstable().numTimers() == 1);
    second.abort();
    await().until(() -> unstable().numTimers() == 0);
  }

  @Test
  void stuckWorker_showsOneOddSequence_itsTask_andGrowingRunTime() throws Exception {
    start(2);
    CountDownLatch isStuck = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicReference<String> thread = new AtomicReference<>();
    JoinHandle<?> stuck =
        scheduler.spawn(
            "stuck",
            () -> {
              thread.set(Thread.currentThread().getName());
              isStuck.countDown();
              release.await();
              return null;
            });
    isStuck.await();
    int index = thread.get().endsWith("-0") ? 0 : 1;
    UnstableWorkerMetrics before = worker(index);
    for (int i = 0; i < 100; i++) {
      assertThat(scheduler.spawn(() -> "by the other worker").join()).isNotNull();
    }
    UnstableWorkerMetrics after = worker(index);
    assertThat(before.pollSequence()).isOdd();
    assertThat(after.pollSequence()).isEqualTo(before.pollSequence());
    assertThat(after.pollCount()).isEqualTo(before.pollCount());
    assertThat(after.taskId()).isEqualTo(stuck.taskId().value());
    assertThat(after.runTotal()).isGreaterThan(before.runTotal());
    assertThat(after.thread().getName()).isEqualTo(thread.get());
    release.countDown();
    stuck.join();
    await().until(() -> worker(index).taskId() != stuck.taskId().value());
  }

  @Test
  void thread_isNull_afterTheEnd() {
    start(1);
    scheduler.spawn(() -> "task").join();
    scheduler.close();
    assertThat(worker(0).thread()).isNull();
    assertThat(worker(0).taskId()).isZero();
  }
}
