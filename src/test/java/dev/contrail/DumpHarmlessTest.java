package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.dump.DumpOptions;
import dev.contrail.dump.TaskDump;
import dev.contrail.dump.TaskTrace;
import dev.contrail.dump.TraceState;
import dev.contrail.dump.WorkerTrace;
import dev.contrail.sync.Oneshot;
import dev.contrail.task.Context;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import dev.contrail.time.Sleep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What dumps of other schedulers were seen to break, and what else one could. */
@Timeout(60)
class DumpHarmlessTest {
  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final Scheduler scheduler =
      Scheduler.builder()
          .name("dumped")
          .workers(2)
          .unstableMetrics(true)
          .onTaskFailure((task, thrown) -> failures.add(thrown))
          .build();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    scheduler.shutdownNow();
    scheduler.close();
  }

  /** A task that does something of its own in the poll of a dump, after its first one. */
  private static final class Traced<T> implements Task<T> {
    private final Task<T> inner;
    private final Runnable before;
    private final Runnable after;
    private final AtomicInteger polls = new AtomicInteger();
    private final AtomicInteger cancels = new AtomicInteger();

    Traced(Task<T> inner, Runnable before, Runnable after) {
      this.inner = inner;
      this.before = before;
      this.after = after;
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
      boolean isTraced = polls.getAndIncrement() == 1;
      if (isTraced) {
        before.run();
      }
      Poll<T> poll = inner.poll(cx);
      if (isTraced) {
        after.run();
      }
      return poll;
    }

    @Override
    public void cancel() {
      cancels.incrementAndGet();
      inner.cancel();
    }
  }

  private static void doNothing() {}

  /** Every task waits, and every worker sleeps. */
  private void awaitRest() {
    while (!scheduler.metrics().worker(0).isParked() || !scheduler.metrics().worker(1).isParked()) {
      Thread.onSpinWait();
    }
  }

  private <T> JoinHandle<T> spawnAndRest(Task<T> task) {
    JoinHandle<T> handle = scheduler.spawn(task);
    long spawned = scheduler.metrics().unstable().spawnedTasksCount();
    while (polls() < spawned) {
      Thread.onSpinWait();
    }
    awaitRest();
    return handle;
  }

  private long polls() {
    return scheduler.metrics().unstable().worker(0).pollCount()
        + scheduler.metrics().unstable().worker(1).pollCount();
  }

  /** Tokio #7478 and #8372: whoever wakes workers past their book-keeping loses them. */
  @Test
  void idleWorkers_allGetWork_afterEachDump() throws Exception {
    for (int i = 0; i < 200; i++) {
      awaitRest();
      assertThat(scheduler.dump().get().tasks()).isEmpty();
      CyclicBarrier both = new CyclicBarrier(2);
      JoinHandle<Integer> one = scheduler.spawn(() -> both.await());
      JoinHandle<Integer> other = scheduler.spawn(() -> both.await());
      assertThat(one.get() + other.get()).isEqualTo(1);
    }
  }

  @Test
  void aDump_pollsNoTaskThatASchedulerCounts_andSchedulesNone() throws Exception {
    Traced<Void> sleep =
        new Traced<>(Sleep.of(FOR_EVER), DumpHarmlessTest::doNothing, DumpHarmlessTest::doNothing);
    spawnAndRest(sleep);
    long before = polls();
    scheduler.dump().get();
    awaitRest();
    assertThat(polls()).isEqualTo(before);
    assertThat(sleep.polls).hasValue(2);
  }

  /** Tokio #6035 and #8434: the task goes on to a leaf that only the dump's poll has seen. */
  @Test
  void aForeignLeaf_thatCompletesDuringTracing_isFollowedByTheNext() throws Exception {
    AtomicInteger polls = new AtomicInteger();
    Task<String> foreign = // whose wake is not to come any more
        cx -> polls.getAndIncrement() == 0 ? cx.pending(new Leaf() {}) : Poll.ready("first, ");
    Oneshot<String> next = new Oneshot<>();
    JoinHandle<String> handle =
        spawnAndRest(foreign.flatMap(first -> next.receive().map(then -> first + then)));
    assertThat(scheduler.dump().get().tasks())
        .extracting(task -> task.leaves().get(0).waitingOn())
        .containsExactly("oneshot");
    assertThat(polls).hasValue(2);
    next.send("then");
    assertThat(handle.get()).isEqualTo("first, then");
  }

  @Test
  void aForeignFuture_thatCompletesDuringTracing_isFollowedByTheNext() throws Exception {
    CompletableFuture<String> foreign = new CompletableFuture<>();
    Oneshot<String> next = new Oneshot<>();
    JoinHandle<String> handle =
        spawnAndRest(
            new Traced<>(
                Tasks.from(foreign).flatMap(first -> next.receive().map(then -> first + then)),
                () -> foreign.complete("first, "),
                DumpHarmlessTest::doNothing));
    scheduler.dump().get();
    next.send("then");
    assertThat(handle.get()).isEqualTo("first, then");
  }

  @Test
  void aTaskThatIsReadyWhenTraced_endsOnAWorker() throws Exception {
    Oneshot<String> shot = new Oneshot<>();
    JoinHandle<String> handle =
        spawnAndRest(
            new Traced<>(shot.receive(), () -> shot.send("now"), DumpHarmlessTest::doNothing));
    CompletableFuture<String> ender =
        handle.toCompletableFuture().thenApply(value -> Thread.currentThread().getName());
    TaskDump dump = scheduler.dump().get();
    assertThat(dump.tasks()).extracting(TaskTrace::state).containsExactly(TraceState.WAITING);
    assertThat(handle.get()).isEqualTo("now");
    assertThat(ender.get()).startsWith("dumped-worker-");
  }

  /** Tokio #6051 and #6343. */
  @Test
  void aWake_duringTracing_isNotLost() throws Exception {
    Oneshot<String> shot = new Oneshot<>();
    CountDownLatch isTraced = new CountDownLatch(1);
    JoinHandle<String> handle =
        spawnAndRest(
            new Traced<>(
                shot.receive(),
                DumpHarmlessTest::doNothing,
                () -> {
                  isTraced.countDown();
                  awaitRelease();
                }));
    CompletableFuture<TaskDump> dump = scheduler.dump();
    isTraced.await();
    shot.send("woken");
    release.countDown();
    assertThat(dump.get().tasks())
        .extracting(TaskTrace::state)
        .containsExactly(TraceState.WAITING); // as it was at the cut
    assertThat(handle.get()).isEqualTo("woken");
  }

  @Test
  void anAbort_duringTracing_cancelsOnce() throws Exception {
    CountDownLatch isTraced = new CountDownLatch(1);
    Traced<Void> task =
        new Traced<>(
            Sleep.of(FOR_EVER),
            DumpHarmlessTest::doNothing,
            () -> {
              isTraced.countDown();
              awaitRelease();
            });
    JoinHandle<Void> handle = spawnAndRest(task);
    CompletableFuture<TaskDump> dump = scheduler.dump();
    isTraced.await();
    handle.abort();
    assertThat(task.cancels).hasValue(0); // a tracer is inside
    release.countDown();
    assertThat(dump.get().tasks()).hasSize(1);
    while (scheduler.metrics().numAliveTasks() > 0) {
      Thread.onSpinWait();
    }
    assertThat(task.cancels).hasValue(1);
  }

  private void awaitRelease() {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aTaskThatThrowsWhenTraced_fails_andTheDumpGoesOn() throws Exception {
    JoinHandle<Void> other = spawnAndRest(Sleep.of(FOR_EVER));
    JoinHandle<Void> handle =
        spawnAndRest(
            new Traced<>(
                Sleep.of(FOR_EVER),
                () -> {
                  throw new IllegalStateException("when traced");
                },
                DumpHarmlessTest::doNothing));
    TaskDump dump = scheduler.dump().get();
    assertThat(dump.isComplete()).isTrue();
    assertThat(dump.tasks())
        .extracting(TaskTrace::id)
        .containsExactly(other.taskId().value(), handle.taskId().value());
    assertThatThrownBy(handle::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("when traced");
    awaitRest();
    assertThat(failures).hasSize(1);
    assertThat(scheduler.metrics().numAliveTasks()).isOne();
  }

  @Test
  void aTaskOfManyLeaves_isToldWith32_andHowManyMore() throws Exception {
    Oneshot<Integer> one = new Oneshot<>();
    Task<Integer> all = one.receive();
    for (int i = 0; i < 40; i++) {
      all = Tasks.select(all, new Oneshot<Integer>().receive());
    }
    JoinHandle<Integer> handle = spawnAndRest(all);
    TaskTrace trace = scheduler.dump().get().tasks().get(0);
    assertThat(trace.leaves()).hasSize(32);
    assertThat(trace.leavesLeftOut()).isEqualTo(9);
    one.send(1);
    assertThat(handle.get()).isEqualTo(1);
  }

  @Test
  void aHundredOverlappingDumps_allCome_andMostAreShared() throws Exception {
    spawnAndRest(Sleep.of(FOR_EVER));
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
    // Without sharing it were 66.
    assertThat(ids).hasSizeBetween(1, 65);
  }

  @Test
  void aCancelledDump_isNotMade_ifNobodyElseWaits() throws Exception {
    CountDownLatch isTraced = new CountDownLatch(1);
    spawnAndRest(
        new Traced<>(
            Sleep.of(FOR_EVER),
            () -> {
              isTraced.countDown();
              awaitRelease();
            },
            DumpHarmlessTest::doNothing));
    CompletableFuture<TaskDump> first = scheduler.dump();
    isTraced.await();
    CompletableFuture<TaskDump> second = scheduler.dump();
    second.cancel(false);
    release.countDown();
    TaskDump third = scheduler.dump(DumpOptions.DEFAULT.withStacks(false)).get();
    assertThat(third.id()).isEqualTo(first.get().id() + 1);
  }

  @Test
  void withAWorkerBlocked_theRestIsTold_andTheOtherWorkerGoesOn() throws Exception {
    spawnAndRest(Sleep.of(FOR_EVER));
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
  void withEveryWorkerBlocked_waitingTasksAreToldWithTheirPlaces() throws Exception {
    JoinHandle<Void> sleeper = spawnAndRest(Sleep.of(FOR_EVER));
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
    JoinHandle<Void> sleeper = spawnAndRest(Sleep.of(FOR_EVER));
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
    spawnAndRest(new Traced<>(Sleep.of(FOR_EVER), this::awaitRelease, DumpHarmlessTest::doNothing));
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
    for (int i = 0; i < 300; i++) {
      Duration deadline = Duration.ofNanos(1 + 2_000 * (i % 100));
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
    spawnAndRest(Sleep.of(FOR_EVER));
    TaskDump dump = scheduler.dump(DumpOptions.DEFAULT.withTaskName("session-*")).get();
    assertThat(dump.tasks()).extracting(TaskTrace::name).containsExactly("session-1");
    assertThat(dump.isComplete()).isTrue();
  }

  /** No poll but a dump's asks. */
  @Test
  void aLeafThatCannotSayWhatItWaitsFor_failsNoTask() throws Exception {
    Leaf speechless =
        new Leaf() {
          @Override
          public String waitingOn() {
            throw new IllegalStateException("speechless");
          }
        };
    JoinHandle<Void> handle = spawnAndRest(cx -> cx.pending(speechless));
    assertThat(scheduler.dump().get().tasks().get(0).leaves()).hasSize(1);
    awaitRest();
    assertThat(failures).isEmpty();
    assertThat(handle.isDone()).isFalse();
  }

  @Test
  void anInterruptOfOneTracedTask_doesNotHitTheNext() throws Exception {
    List<Boolean> interrupted = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 2; i++) {
      spawnAndRest(
          new Traced<>(
              Sleep.of(FOR_EVER),
              () -> {
                interrupted.add(Thread.currentThread().isInterrupted());
                Thread.currentThread().interrupt();
              },
              DumpHarmlessTest::doNothing));
    }
    assertThat(scheduler.dump().get().tasks()).hasSize(2);
    assertThat(interrupted).containsExactly(false, false);
  }

  @Test
  void aCallbackThatWaitsForTheNextDump_getsIt() throws Exception {
    BusyWorkers busy = new BusyWorkers(scheduler, 1);
    busy.await(); // so that the dump takes its time
    TaskDump next = scheduler.dump().thenApply(first -> scheduler.dump().join()).get();
    assertThat(next.tasks()).hasSize(1);
    busy.release();
  }

  @Test
  void aTracedTaskThatNeverRunsOutOfWork_goesOnOnAWorker() throws Exception {
    AtomicInteger polls = new AtomicInteger();
    int[] proceeds = {0};
    JoinHandle<String> handle =
        spawnAndRest(
            cx -> {
              switch (polls.getAndIncrement()) {
                case 0 -> {
                  return cx.pending(new Leaf() {});
                }
                case 1 -> {
                  while (cx.proceed()) {
                    proceeds[0]++;
                  }
                  return Poll.pending();
                }
                default -> {
                  return Poll.ready(Thread.currentThread().getName());
                }
              }
            });
    scheduler.dump().get();
    assertThat(handle.get()).startsWith("dumped-worker-");
    assertThat(proceeds[0]).isEqualTo(128);
  }

  /** A timer is up to a millisecond late, and a dump may come to its task meanwhile. */
  @Test
  void aScheduledCommand_isRunByAWorker_evenIfADumpFindsItDue() throws Exception {
    List<ScheduledFuture<String>> commands = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      commands.add(
          scheduler.schedule(
              () -> Thread.currentThread().getName(), 300L * i, TimeUnit.MICROSECONDS));
    }
    while (!commands.get(commands.size() - 1).isDone()) {
      scheduler.dump().get();
    }
    for (ScheduledFuture<String> command : commands) {
      assertThat(command.get()).startsWith("dumped-worker-");
    }
  }
}
