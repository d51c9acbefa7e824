package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.dump.DumpOptions;
import dev.contrail.dump.TaskDump;
import dev.contrail.dump.TaskTrace;
import dev.contrail.dump.TraceState;
import dev.contrail.dump.WorkerTrace;
import dev.contrail.sync.Oneshot;
import dev.contrail.task.Context;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import dev.contrail.time.Sleep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Dumps while threads block, in allowed and in mistaken ways. */
@Timeout(60)
class DumpWhileBlockedTest {
  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final DumpedScheduler dumped = new DumpedScheduler();
  private final Scheduler scheduler = dumped.scheduler();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    dumped.close();
  }

  @Test
  void withAWorkerBlocked_allOtherTasksAppear_andTheOtherWorkerContinues() throws Exception {
    dumped.spawnAndRest(Sleep.of(FOR_EVER));
    BusyWorkers busy = new BusyWorkers(scheduler, 1);
    busy.await();
    TaskDump dump = scheduler.dump().get();
    assertThat(dump.isExact()).isFalse();
    assertThat(dump.isComplete()).isTrue();
    assertThat(dump.workers()).filteredOn(worker -> worker.taskId() != 0).hasSize(1);
    assertThat(dump.tasks()).hasSize(2);
    assertThat(scheduler.spawn(() -> "goes on").get()).isEqualTo("goes on");
    busy.release();
  }

  @Test
  void aBoundBeyondTheDeadline_holdsNoWorkerForLonger() throws Exception {
    BusyWorkers busy = new BusyWorkers(scheduler, 1);
    busy.await();
    DumpOptions options =
        DumpOptions.DEFAULT.withRendezvousBound(FOR_EVER).withDeadline(Duration.ofMillis(20));
    assertThat(scheduler.dump(options).get().isExact()).isFalse();
    assertThat(scheduler.spawn(() -> "goes on").get()).isEqualTo("goes on");
    busy.release();
  }

  @Test
  void withEveryWorkerBlocked_waitingTasksAppearWithTheirPlaces() throws Exception {
    JoinHandle<Void> sleeper = dumped.spawnAndRest(Sleep.of(FOR_EVER));
    BusyWorkers busy = new BusyWorkers(scheduler, 2);
    busy.await();
    TaskDump dump = scheduler.dump().get();
    assertThat(dump.isComplete()).isTrue();
    assertThat(dump.workers()).allMatch(WorkerTrace::isLate);
    assertThat(dump.tasks())
        .filteredOn(task -> task.id() == sleeper.taskId().value())
        .allSatisfy(task -> assertThat(task.leaves()).hasSize(1));
    busy.release();
  }

  private void assertThatBothWorkersWork() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    JoinHandle<Integer> one = scheduler.spawn(() -> both.await());
    JoinHandle<Integer> other = scheduler.spawn(() -> both.await());
    assertThat(one.get() + other.get()).isEqualTo(1);
  }

  /** A task that blocks in place has handed its worker over, so the dump does not wait for it. */
  @Test
  void aTaskThatBlocksInPlace_appearsOnce_asRunning_andContinues() throws Exception {
    JoinHandle<Void> sleeper = dumped.spawnAndRest(Sleep.of(FOR_EVER));
    CountDownLatch areBlocked = new CountDownLatch(3);
    List<JoinHandle<String>> blocking = new ArrayList<>();
    for (int i = 0; i < 3; i++) { // more than there are workers
      blocking.add(scheduler.spawn("blocks", () -> blockInPlace(areBlocked)));
    }
    areBlocked.await();
    dumped.awaitRest();
    TaskDump dump = scheduler.dump().get();
    assertThat(dump.isComplete()).isTrue();
    assertThat(dump.isExact()).isTrue();
    assertThat(dump.workers()).noneMatch(WorkerTrace::isLate);
    assertThat(dump.tasks())
        .filteredOn(task -> "blocks".equals(task.name()))
        .hasSize(3)
        .allMatch(task -> task.state() == TraceState.RUNNING)
        .allSatisfy(
            task ->
                assertThat(task.leaves().get(0).stack())
                    .extracting(StackTraceElement::getMethodName)
                    .contains("blockInPlace"))
        .extracting(TaskTrace::threadName)
        .doesNotHaveDuplicates();
    release.countDown();
    for (JoinHandle<String> task : blocking) {
      assertThat(task.get()).isEqualTo("went on");
    }
    dumped.awaitRest();
    assertThat(scheduler.dump().get().tasks())
        .extracting(TaskTrace::id)
        .containsExactly(sleeper.taskId().value());
  }

  @Test
  void aTaskThatWaitsForAnother_appearsWithItsOwnFrames() throws Exception {
    Oneshot<String> shot = new Oneshot<>();
    JoinHandle<String> other = dumped.spawnAndRest(shot.receive());
    CountDownLatch isWaiting = new CountDownLatch(1);
    JoinHandle<String> waiting = scheduler.spawn("waits", () -> waitFor(other, isWaiting));
    isWaiting.await();
    dumped.awaitRest(); // the other thread's worker included
    assertThat(scheduler.dump().get().tasks())
        .filteredOn(task -> task.id() == waiting.taskId().value())
        .singleElement()
        .satisfies(
            task ->
                assertThat(task.leaves().get(0).stack())
                    .extracting(StackTraceElement::getMethodName)
                    .contains("waitFor"));
    shot.send("came");
    assertThat(waiting.get()).isEqualTo("came");
  }

  private static String waitFor(JoinHandle<String> other, CountDownLatch isWaiting)
      throws Exception {
    isWaiting.countDown();
    return other.get();
  }

  private String blockInPlace(CountDownLatch areBlocked) throws Exception {
    return Scheduler.blockInPlace(
        () -> {
          areBlocked.countDown();
          release.await();
          return "went on";
        });
  }

  /** The worker moves to another thread and back in the middle of each dump. */
  @Test
  void tasksThatAlwaysBlockInPlace_appearOnce_andLoseNoWorker() throws Exception {
    AtomicBoolean isOver = new AtomicBoolean();
    List<JoinHandle<String>> blocking = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      blocking.add(scheduler.spawn("blocks", cx -> blockForAMoment(cx, isOver)));
    }
    for (int i = 0; i < 200; i++) {
      TaskDump dump = scheduler.dump().get();
      assertThat(dump.isComplete()).isTrue();
      assertThat(dump.tasks()).hasSize(4).extracting(TaskTrace::id).doesNotHaveDuplicates();
    }
    isOver.set(true);
    for (JoinHandle<String> task : blocking) {
      assertThat(task.get()).isEqualTo("over");
    }
    assertThatBothWorkersWork();
  }

  @SuppressWarnings("ThreadPriorityCheck") // so that another thread sometimes takes the worker
  private static Poll<String> blockForAMoment(Context cx, AtomicBoolean isOver) throws Exception {
    Scheduler.blockInPlace(
        () -> {
          Thread.yield();
          return null;
        });
    cx.yieldNow();
    return isOver.get() ? Poll.ready("over") : Poll.pending();
  }

  @Test
  void aSpareWorker_isStoppedAndReleased_likeTheOthers() throws Exception {
    try (Scheduler spared =
        Scheduler.builder().name("spared").workers(1).maxSpareWorkers(1).build()) {
      BusyWorkers stuck = new BusyWorkers(spared, 1);
      stuck.await();
      AtomicBoolean isOver = new AtomicBoolean();
      AtomicInteger polls = new AtomicInteger();
      JoinHandle<String> yielding =
          spared.spawn(
              cx -> {
                polls.incrementAndGet(); // by the spare, since the worker is stuck
                cx.yieldNow();
                return isOver.get() ? Poll.ready("over") : Poll.pending();
              });
      for (int i = 0; i < 20; i++) {
        for (int before = polls.get(); polls.get() == before; ) {
          Thread.onSpinWait();
        }
        TaskDump dump = spared.dump().get();
        assertThat(dump.isComplete()).isTrue();
        assertThat(dump.isExact()).isFalse(); // because of the stuck worker
        assertThat(dump.workers().get(0).isLate()).isTrue();
        assertThat(dump.tasks()).hasSize(2);
      }
      isOver.set(true);
      assertThat(yielding.get()).isEqualTo("over");
      stuck.release();
    }
  }
}
