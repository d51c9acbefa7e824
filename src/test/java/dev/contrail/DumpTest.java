package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.dump.DumpOptions;
import dev.contrail.dump.TaskDump;
import dev.contrail.dump.TaskTrace;
import dev.contrail.dump.TraceState;
import dev.contrail.dump.WorkerTrace;
import dev.contrail.sync.Oneshot;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import dev.contrail.time.Sleep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DumpTest {
  private final Scheduler scheduler =
      Scheduler.builder().name("dumped").workers(2).unstableMetrics(true).build();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    scheduler.shutdownNow();
    scheduler.close();
  }

  private TaskTrace traceOf(TaskDump dump, JoinHandle<?> handle) {
    List<TaskTrace> traces =
        dump.tasks().stream().filter(task -> task.id() == handle.taskId().value()).toList();
    assertThat(traces).hasSize(1);
    return traces.get(0);
  }

  private void awaitPolled(int timers) {
    while (scheduler.metrics().unstable().numTimers() < timers) {
      Thread.onSpinWait();
    }
    awaitRest();
  }

  private void awaitRest() {
    while (!scheduler.metrics().worker(0).isParked() || !scheduler.metrics().worker(1).isParked()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void anIdleScheduler_hasADumpWithoutTasks() throws Exception {
    TaskDump dump = scheduler.dump().get();
    assertThat(dump.tasks()).isEmpty();
    assertThat(dump.scheduler()).isEqualTo("dumped");
    assertThat(dump.isExact()).isTrue();
    assertThat(dump.isComplete()).isTrue();
    assertThat(dump.workers()).extracting(WorkerTrace::worker).containsExactly(0, 1);
    assertThat(dump.workers()).noneMatch(WorkerTrace::isLate);
  }

  @Test
  void aWaitingTask_appearsWithTheStackOfItsLeaf() throws Exception {
    JoinHandle<?> sleeper = scheduler.spawn("sleeper", Sleep.of(Duration.ofDays(1)));
    awaitPolled(1);
    TaskDump dump = scheduler.dump().get();
    TaskTrace trace = traceOf(dump, sleeper);
    assertThat(trace.name()).isEqualTo("sleeper");
    assertThat(trace.state()).isEqualTo(TraceState.WAITING);
    assertThat(trace.waitingOn()).isEqualTo("sleep");
    assertThat(trace.leaves()).hasSize(1);
    assertThat(trace.leaves().get(0).stack().get(0).getClassName())
        .isEqualTo(Sleep.class.getName());
    assertThat(trace.leaves().get(0).stack())
        .extracting(StackTraceElement::getClassName)
        .noneMatch(name -> name.contains("internal"));
  }

  @Test
  void aSelect_appearsWithAllItsLeaves() throws Exception {
    Oneshot<String> never = new Oneshot<>();
    JoinHandle<?> selecting =
        scheduler.spawn(
            Tasks.select(Sleep.of(Duration.ofDays(1)).map(nothing -> "late"), never.receive()));
    awaitPolled(1);
    TaskTrace trace = traceOf(scheduler.dump().get(), selecting);
    assertThat(trace.leaves()).hasSize(2);
  }

  @Test
  void aDump_wakesNoTask_andLosesNoWake() throws Exception {
    int count = 1000;
    List<Oneshot<Integer>> shots = new ArrayList<>();
    List<JoinHandle<Integer>> handles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Oneshot<Integer> shot = new Oneshot<>();
      shots.add(shot);
      handles.add(scheduler.spawn(shot.receive()));
    }
    List<CompletableFuture<TaskDump>> dumps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (i % 100 == 0) {
        dumps.add(scheduler.dump());
      }
      shots.get(i).send(i);
    }
    for (int i = 0; i < count; i++) {
      assertThat(handles.get(i).get()).isEqualTo(i);
    }
    for (CompletableFuture<TaskDump> dump : dumps) {
      assertThat(dump.get().isComplete()).isTrue();
      assertThat(dump.get().tasks()).extracting(TaskTrace::id).doesNotHaveDuplicates();
    }
    assertThat(scheduler.dump().get().tasks()).isEmpty();
  }

  @Test
  void aWorkerInALongPoll_isLate_andAppearsWithItsStack() throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    JoinHandle<?> blocking =
        scheduler.spawn(
            "blocks",
            () -> {
              isRunning.countDown();
              release.await();
              return null;
            });
    isRunning.await();
    TaskDump dump =
        scheduler.dump(DumpOptions.DEFAULT.withRendezvousBound(Duration.ofMillis(1))).get();
    assertThat(dump.isExact()).isFalse();
    assertThat(dump.isComplete()).isTrue();
    TaskTrace trace = traceOf(dump, blocking);
    assertThat(trace.state()).isEqualTo(TraceState.RUNNING);
    assertThat(trace.threadName()).startsWith("dumped-worker-");
    WorkerTrace late =
        dump.workers().stream()
            .filter(worker -> worker.taskId() == blocking.taskId().value())
            .findAny()
            .orElseThrow();
    assertThat(late.isLate()).isTrue();
    assertThat(late.runningFor()).isPositive();
    assertThat(late.stack()).extracting(StackTraceElement::getMethodName).contains("await");
    release.countDown();
    blocking.get();
  }

  @Test
  void queuedAndUnstartedTasks_appearAsSuch() throws Exception {
    BusyWorkers busy = new BusyWorkers(scheduler, 2);
    busy.await();
    JoinHandle<?> fresh = scheduler.spawn(Tasks.ready("late"));
    TaskDump dump = scheduler.dump().get();
    assertThat(traceOf(dump, fresh).state()).isEqualTo(TraceState.NOT_STARTED);
    assertThat(dump.tasks().stream().collect(Collectors.groupingBy(TaskTrace::state)))
        .containsKeys(TraceState.RUNNING);
    busy.release();
    fresh.get();
  }

  @Test
  void aTaskThatBlocksWhenTraced_appearsWithoutLeaves_andStillEnds() throws Exception {
    Oneshot<String> shot = new Oneshot<>();
    Task<String> inner = shot.receive();
    int[] polls = {0};
    CountDownLatch isWaiting = new CountDownLatch(1);
    JoinHandle<String> blocking =
        scheduler.spawn(
            cx -> {
              if (polls[0]++ == 1) {
                release.await();
              }
              try {
                return inner.poll(cx);
              } finally {
                isWaiting.countDown();
              }
            });
    isWaiting.await();
    awaitRest();
    TaskDump dump = scheduler.dump().get();
    assertThat(dump.isExact()).isFalse();
    assertThat(traceOf(dump, blocking).leaves()).isEmpty();
    assertThat(traceOf(dump, blocking).waitingOn()).isEqualTo("oneshot");
    shot.send("done");
    release.countDown();
    assertThat(blocking.get()).isEqualTo("done");
  }

  @Test
  void spawnSite_isShown_ifItIsRecorded() throws Exception {
    JoinHandle<?> unrecorded = spawnSleeper(scheduler);
    assertThat(traceOf(scheduler.dump().get(), unrecorded).spawnSite()).isNull();
    System.setProperty("contrail.spawnSites", "true");
    try (Scheduler recording = Scheduler.builder().name("recording").workers(1).build()) {
      JoinHandle<?> sleeper = spawnSleeper(recording);
      TaskTrace trace = traceOf(recording.dump().get(), sleeper);
      assertThat(trace.name()).isEqualTo("sleeper");
      assertThat(trace.spawnSite())
          .hasFieldOrPropertyWithValue("methodName", "spawnSleeper")
          .hasFieldOrPropertyWithValue("className", DumpTest.class.getName());
      assertThat(trace.age()).isPositive();
      sleeper.abort();
    } finally {
      System.clearProperty("contrail.spawnSites");
    }
  }

  private static JoinHandle<?> spawnSleeper(Scheduler on) {
    return on.spawn("sleeper", Sleep.of(Duration.ofDays(1)));
  }
}
