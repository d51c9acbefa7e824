package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.dump.DumpOptions;
import dev.contrail.dump.TaskDump;
import dev.contrail.dump.TaskTrace;
import dev.contrail.dump.TraceState;
import dev.contrail.sync.Oneshot;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import dev.contrail.task.Tasks;
import dev.contrail.time.Sleep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Dumps leave the scheduler intact: the known failures of dumps in other schedulers, and further
 * ones.
 */
@Timeout(60)
class DumpHarmlessTest {
  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final DumpedScheduler dumped = new DumpedScheduler();
  private final Scheduler scheduler = dumped.scheduler();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    dumped.close();
  }

  private void awaitRelease() {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Tokio #7478 and #8372: workers that are woken without an update of the idle set are lost. */
  @Test
  void idleWorkers_allGetWork_afterEachDump() throws Exception {
    for (int i = 0; i < 200; i++) {
      dumped.awaitRest();
      assertThat(scheduler.dump().get().tasks()).isEmpty();
      CyclicBarrier both = new CyclicBarrier(2);
      JoinHandle<Integer> one = scheduler.spawn(() -> both.await());
      JoinHandle<Integer> other = scheduler.spawn(() -> both.await());
      assertThat(one.get() + other.get()).isEqualTo(1);
    }
  }

  @Test
  void aHundredOverlappingDumps_allCome_andMostAreShared() throws Exception {
    dumped.spawnAndRest(Sleep.of(FOR_EVER));
    List<CompletableFuture<TaskDump>> dumps = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      dumps.add(scheduler.dump());
      if (i % 3 == 0) {
        dumps.get(i).cancel(true);
      }
    }
    Set<Long> ids =
        dumps.stream()
            .filter(dump -> !dump.isCancelled())
            .map(CompletableFuture::join)
            .peek(dump -> assertThat(dump.tasks()).hasSize(1))
            .map(TaskDump::id)
            .collect(Collectors.toSet());
    // Without sharing there would be 66.
    assertThat(ids).hasSizeBetween(1, 65);
  }

  @Test
  void aCancelledDump_isNotTaken_ifItHasNoOtherRequest() throws Exception {
    CountDownLatch isTraced = new CountDownLatch(1);
    dumped.spawnAndRest(
        new TracedTask<>(
            Sleep.of(FOR_EVER),
            () -> {
              isTraced.countDown();
              awaitRelease();
            },
            TracedTask::doNothing));
    CompletableFuture<TaskDump> first = scheduler.dump();
    isTraced.await();
    CompletableFuture<TaskDump> second = scheduler.dump();
    second.cancel(false);
    release.countDown();
    TaskDump third = scheduler.dump(DumpOptions.DEFAULT.withStacks(false)).get();
    assertThat(third.id()).isEqualTo(first.get().id() + 1);
  }

  @Test
  void aDump_fromInsideATask_comes_whetherItBlocksOrWaits() throws Exception {
    try (Scheduler alone = Scheduler.builder().name("alone").workers(1).build()) {
      TaskDump blocked = alone.spawn("asks", () -> alone.dump().get()).get();
      assertThat(blocked.tasks()).extracting(TaskTrace::state).containsExactly(TraceState.RUNNING);
      assertThat(blocked.isExact()).isFalse();

      TaskDump waited = alone.spawn("asks", Tasks.call(alone::dump).flatMap(Tasks::from)).get();
      assertThat(waited.tasks()).extracting(TaskTrace::name).containsExactly("asks");
    }
  }

  @Test
  void dumps_duringShutdown_andAfterIt_come() throws Exception {
    JoinHandle<Void> sleeper = dumped.spawnAndRest(Sleep.of(FOR_EVER));
    scheduler.shutdown();
    assertThat(scheduler.dump().get().tasks())
        .extracting(TaskTrace::id)
        .containsExactly(sleeper.taskId().value());
    List<CompletableFuture<TaskDump>> dumps = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      dumps.add(scheduler.dump(DumpOptions.DEFAULT.withStacks(i % 2 == 0)));
      if (i == 10) {
        scheduler.shutdownNow();
      }
    }
    for (CompletableFuture<TaskDump> dump : dumps) {
      assertThat(dump.get().isComplete()).isTrue();
    }
    scheduler.close();
    assertThat(scheduler.isTerminated()).isTrue();
    TaskDump afterwards = scheduler.dump().get();
    assertThat(afterwards.tasks()).isEmpty();
    assertThat(afterwards.isExact()).isTrue();
  }

  @Test
  void atTheDeadline_aDumpSaysWhatItHasNot() throws Exception {
    int count = 2_000;
    for (int i = 0; i < count; i++) {
      scheduler.spawn(Sleep.of(FOR_EVER));
    }
    dumped.spawnAndRest(
        new TracedTask<>(Sleep.of(FOR_EVER), this::awaitRelease, TracedTask::doNothing));
    TaskDump dump = scheduler.dump(DumpOptions.DEFAULT.withDeadline(Duration.ofNanos(1))).get();
    assertThat(dump.isComplete()).isFalse();
    assertThat(dump.untraced()).isPositive();
    assertThat(dump.tasks().size() + dump.untraced()).isLessThanOrEqualTo(count + 1);
  }

  @Test
  void atTheDeadline_noTaskIsCountedTwice_thoughWorkersGoOnTracing() throws Exception {
    int count = 2_000;
    AtomicBoolean isOver = new AtomicBoolean();
    for (int i = 0; i < count; i++) {
      scheduler.spawn(
          cx -> {
            cx.yieldNow();
            return isOver.get() ? Poll.ready("over") : Poll.pending();
          });
    }
    for (int i = 0; i < 60; i++) {
      Duration deadline = Duration.ofNanos(1 + 10_000 * (i % 20));
      TaskDump dump = scheduler.dump(DumpOptions.DEFAULT.withDeadline(deadline)).get();
      // Each of three threads may be between a claim and its count.
      assertThat(dump.tasks().size() + dump.untraced()).isBetween(count - 3, count);
    }
    isOver.set(true);
  }

  @Test
  void aDumpByName_tellsOfTheseAlone() throws Exception {
    scheduler.spawn("session-1", Sleep.of(FOR_EVER));
    scheduler.spawn("other", Sleep.of(FOR_EVER));
    dumped.spawnAndRest(Sleep.of(FOR_EVER));
    TaskDump dump = scheduler.dump(DumpOptions.DEFAULT.withTaskName("session-*")).get();
    assertThat(dump.tasks()).extracting(TaskTrace::name).containsExactly("session-1");
    assertThat(dump.isComplete()).isTrue();
  }

  @Test
  void aCallbackThatWaitsForTheNextDump_getsIt() throws Exception {
    BusyWorkers busy = new BusyWorkers(scheduler, 1);
    busy.await(); // so that the dump takes its time
    TaskDump next = scheduler.dump().thenApply(first -> scheduler.dump().join()).get();
    assertThat(next.tasks()).hasSize(1);
    busy.release();
  }

  /** Tasks end, or are returned, while a dump traces them. */
  @Test
  void aDump_atTheMomentOfShutdownNow_keepsNothingFromItsEnd() throws Exception {
    for (int i = 0; i < 40; i++) {
      Scheduler ending = Scheduler.builder().name("ending").workers(2).build();
      AtomicInteger runs = new AtomicInteger();
      List<JoinHandle<?>> handles = new ArrayList<>();
      for (int j = 0; j < 200; j++) {
        handles.add(ending.spawn(Sleep.of(FOR_EVER)));
        handles.add(ending.spawn(new Oneshot<String>().receive()));
        ending.execute(runs::incrementAndGet);
      }
      CompletableFuture<TaskDump> dump = ending.dump(DumpOptions.DEFAULT.withStacks(i % 2 == 0));
      int unstarted = ending.shutdownNow().size();
      assertThat(ending.awaitTermination(1, TimeUnit.DAYS)).isTrue();
      assertThat(runs.get() + unstarted).isEqualTo(200);
      assertThat(handles).allMatch(JoinHandle::isCancelled);
      assertThat(dump.get().isComplete()).isTrue();
      assertThat(dump.get().tasks())
          .hasSizeLessThanOrEqualTo(600)
          .extracting(TaskTrace::id)
          .doesNotHaveDuplicates();
    }
  }
}
