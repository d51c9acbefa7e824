package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.dump.TaskDump;
import dev.contrail.dump.TaskTrace;
import dev.contrail.dump.TraceState;
import dev.contrail.sync.Oneshot;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import dev.contrail.time.Sleep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The poll of a dump looks to the task like any other poll. */
@Timeout(60)
class TracedPollTest {
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

  @Test
  void aDump_pollsNoTaskThatASchedulerCounts_andSchedulesNone() throws Exception {
    TracedTask<Void> sleep =
        new TracedTask<>(Sleep.of(FOR_EVER), TracedTask::doNothing, TracedTask::doNothing);
    dumped.spawnAndRest(sleep);
    long before = dumped.polls();
    scheduler.dump().get();
    dumped.awaitRest();
    assertThat(dumped.polls()).isEqualTo(before);
    assertThat(sleep.polls()).hasValue(2);
  }

  /** Tokio #6035 and #8434: the task continues to a leaf that only the dump's poll has seen. */
  @Test
  void aForeignLeaf_thatCompletesDuringTracing_isFollowedByTheNext() throws Exception {
    AtomicInteger polls = new AtomicInteger();
    Task<String> foreign = // ready in the dump's poll, so that it sends no wake
        cx -> polls.getAndIncrement() == 0 ? cx.pending(new Leaf() {}) : Poll.ready("first, ");
    Oneshot<String> next = new Oneshot<>();
    JoinHandle<String> handle =
        dumped.spawnAndRest(foreign.flatMap(first -> next.receive().map(then -> first + then)));
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
        dumped.spawnAndRest(
            new TracedTask<>(
                Tasks.from(foreign).flatMap(first -> next.receive().map(then -> first + then)),
                () -> foreign.complete("first, "),
                TracedTask::doNothing));
    scheduler.dump().get();
    next.send("then");
    assertThat(handle.get()).isEqualTo("first, then");
  }

  @Test
  void aTaskThatIsReadyWhenTraced_endsOnAWorker() throws Exception {
    Oneshot<String> shot = new Oneshot<>();
    JoinHandle<String> handle =
        dumped.spawnAndRest(
            new TracedTask<>(shot.receive(), () -> shot.send("now"), TracedTask::doNothing));
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
        dumped.spawnAndRest(
            new TracedTask<>(
                shot.receive(),
                TracedTask::doNothing,
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
    TracedTask<Void> task =
        new TracedTask<>(
            Sleep.of(FOR_EVER),
            TracedTask::doNothing,
            () -> {
              isTraced.countDown();
              awaitRelease();
            });
    JoinHandle<Void> handle = dumped.spawnAndRest(task);
    CompletableFuture<TaskDump> dump = scheduler.dump();
    isTraced.await();
    handle.abort();
    assertThat(task.cancels()).hasValue(0); // a tracer is inside the poll
    release.countDown();
    assertThat(dump.get().tasks()).hasSize(1);
    while (scheduler.metrics().numAliveTasks() > 0) {
      Thread.onSpinWait();
    }
    assertThat(task.cancels()).hasValue(1);
  }

  @Test
  void aTaskThatThrowsWhenTraced_fails_andTheDumpGoesOn() throws Exception {
    JoinHandle<Void> other = dumped.spawnAndRest(Sleep.of(FOR_EVER));
    JoinHandle<Void> handle =
        dumped.spawnAndRest(
            new TracedTask<>(
                Sleep.of(FOR_EVER),
                () -> {
                  throw new IllegalStateException("when traced");
                },
                TracedTask::doNothing));
    TaskDump dump = scheduler.dump().get();
    assertThat(dump.isComplete()).isTrue();
    assertThat(dump.tasks())
        .extracting(TaskTrace::id)
        .containsExactly(other.taskId().value(), handle.taskId().value());
    assertThatThrownBy(handle::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("when traced");
    dumped.awaitRest();
    assertThat(dumped.failures()).hasSize(1);
    assertThat(scheduler.metrics().numAliveTasks()).isOne();
  }

  @Test
  void aTaskOfManyLeaves_appearsWith32_andTheNumberOfTheRest() throws Exception {
    Oneshot<Integer> one = new Oneshot<>();
    Task<Integer> all = one.receive();
    for (int i = 0; i < 40; i++) {
      all = Tasks.select(all, new Oneshot<Integer>().receive());
    }
    JoinHandle<Integer> handle = dumped.spawnAndRest(all);
    TaskTrace trace = scheduler.dump().get().tasks().get(0);
    assertThat(trace.leaves()).hasSize(32);
    assertThat(trace.leavesLeftOut()).isEqualTo(9);
    one.send(1);
    assertThat(handle.get()).isEqualTo(1);
  }

  /** Only the poll of a dump queries the leaf's name. */
  @Test
  void aLeafThatCannotSayWhatItWaitsFor_failsNoTask() throws Exception {
    Leaf speechless =
        new Leaf() {
          @Override
          public String waitingOn() {
            throw new IllegalStateException("speechless");
          }
        };
    JoinHandle<Void> handle = dumped.spawnAndRest(cx -> cx.pending(speechless));
    assertThat(scheduler.dump().get().tasks().get(0).leaves()).hasSize(1);
    dumped.awaitRest();
    assertThat(dumped.failures()).isEmpty();
    assertThat(handle.isDone()).isFalse();
  }

  @Test
  void anInterruptOfOneTracedTask_doesNotHitTheNext() throws Exception {
    List<Boolean> interrupted = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 2; i++) {
      dumped.spawnAndRest(
          new TracedTask<>(
              Sleep.of(FOR_EVER),
              () -> {
                interrupted.add(Thread.currentThread().isInterrupted());
                Thread.currentThread().interrupt();
              },
              TracedTask::doNothing));
    }
    assertThat(scheduler.dump().get().tasks()).hasSize(2);
    assertThat(interrupted).containsExactly(false, false);
  }

  @Test
  void aTracedTaskThatNeverRunsOutOfWork_goesOnOnAWorker() throws Exception {
    AtomicInteger polls = new AtomicInteger();
    int[] proceeds = {0};
    JoinHandle<String> handle =
        dumped.spawnAndRest(
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

  /** A timer is up to a millisecond late, and a dump may poll its task before that. */
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

  @Test
  void aTaskThatJoinsWhenTraced_goesOnWhenItHasJoined() throws Exception {
    Oneshot<String> shot = new Oneshot<>();
    JoinHandle<String> other = dumped.spawnAndRest(shot.receive());
    JoinHandle<String> joining = dumped.spawnAndRest(joinsWhenTraced(other));
    TaskDump dump = scheduler.dump().get();
    assertThat(dump.isComplete()).isTrue();
    assertThat(dump.isExact()).isFalse();
    assertThat(joining.isDone()).isFalse();
    shot.send("joined");
    assertThat(joining.get()).isEqualTo("joined");
    assertThat(dumped.failures()).isEmpty();
  }

  @Test
  void aTaskThatJoinsWhenTraced_doesNotOutliveShutdownNow() throws Exception {
    JoinHandle<String> other = dumped.spawnAndRest(new Oneshot<String>().receive());
    JoinHandle<String> joining = dumped.spawnAndRest(joinsWhenTraced(other));
    scheduler.dump().get();
    scheduler.shutdownNow();
    assertThat(scheduler.awaitTermination(1, TimeUnit.DAYS)).isTrue();
    // Cancelled, or failed by the join of a task that was cancelled a moment before it.
    assertThat(joining.isDone()).isTrue();
  }

  @Test
  void aTaskThatBlocksForEverWhenTraced_isInterruptedByShutdownNow() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger polls = new AtomicInteger();
    JoinHandle<String> blocking =
        dumped.spawnAndRest(
            cx -> {
              if (polls.getAndIncrement() == 0) {
                return cx.pending(new Leaf() {});
              }
              never.await();
              return Poll.ready("never");
            });
    assertThat(scheduler.dump().get().isExact()).isFalse();
    scheduler.shutdownNow();
    assertThat(scheduler.awaitTermination(1, TimeUnit.DAYS)).isTrue();
    assertThat(blocking.isCancelled()).isTrue();
  }

  /** On a worker this would throw IllegalStateException. */
  private static Task<String> joinsWhenTraced(JoinHandle<String> other) {
    AtomicInteger polls = new AtomicInteger();
    return cx ->
        polls.getAndIncrement() == 0 ? cx.pending(new Leaf() {}) : Poll.ready(other.join());
  }
}
