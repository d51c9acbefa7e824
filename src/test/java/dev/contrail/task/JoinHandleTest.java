package dev.contrail.task;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.contrail.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The results of a handle, seen by threads, futures and other tasks. */
@Timeout(30)
class JoinHandleTest {
  private final Scheduler scheduler = Scheduler.builder().name("handles").workers(2).build();
  private final CompletableFuture<String> stage = new CompletableFuture<>();
  private final IllegalStateException broken = new IllegalStateException("broken");

  @AfterEach
  void close() {
    scheduler.shutdownNow();
    scheduler.close();
  }

  private JoinHandle<String> failed() {
    return scheduler.spawn(
        () -> {
          throw broken;
        });
  }

  private JoinHandle<String> waiting() {
    return scheduler.spawn("waiting", Tasks.from(stage));
  }

  private JoinHandle<String> aborted() {
    JoinHandle<String> handle = waiting();
    handle.abort();
    return handle;
  }

  /** Runs a piece of code on a thread that waits, and interrupts that thread. */
  private static AtomicReference<Object> interrupted(
      JoinHandle<String> handle, Thread[] thread, boolean isJoin) {
    AtomicReference<Object> outcome = new AtomicReference<>();
    thread[0] =
        new Thread(
            () -> {
              try {
                String value = isJoin ? handle.join() : handle.get();
                outcome.set(value + ", interrupted " + Thread.currentThread().isInterrupted());
              } catch (InterruptedException | ExecutionException e) {
                outcome.set(e);
              }
            });
    thread[0].start();
    await().until(() -> thread[0].getState() == Thread.State.WAITING);
    thread[0].interrupt();
    return outcome;
  }

  @Test
  void get_returnsTheValue() throws Exception {
    assertThat(scheduler.spawn(() -> 42).get()).isEqualTo(42);
    assertThat(scheduler.spawn(Tasks.ready("ready")).get()).isEqualTo("ready");
    assertThat(scheduler.spawn(() -> null).get()).isNull();
  }

  @Test
  void get_waitsForTheValue() throws Exception {
    JoinHandle<String> handle = waiting();
    assertThat(handle.isDone()).isFalse();
    stage.complete("late");
    assertThat(handle.get()).isEqualTo("late");
    assertThat(handle.isDone()).isTrue();
  }

  @Test
  void get_throwsWhatTheTaskThrew_asTheCause() {
    assertThatThrownBy(() -> failed().get())
        .isExactlyInstanceOf(ExecutionException.class)
        .cause()
        .isSameAs(broken);
  }

  @Test
  void get_throwsCancellation_afterAbort() {
    JoinHandle<String> handle = aborted();
    assertThatThrownBy(handle::get)
        .isInstanceOf(CancellationException.class)
        .hasMessage("task " + handle.taskId() + " (waiting) was cancelled");
  }

  @Test
  void get_throwsInterrupted_andTheTaskGoesOn() throws Exception {
    JoinHandle<String> handle = waiting();
    Thread[] thread = new Thread[1];
    AtomicReference<Object> outcome = interrupted(handle, thread, false);
    thread[0].join();
    assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
    stage.complete("value");
    assertThat(handle.get()).isEqualTo("value");
  }

  @Test
  void timedGet_throwsTimeout_whileTheTaskIsPending() {
    JoinHandle<String> handle = waiting();
    assertThatThrownBy(() -> handle.get(5, MILLISECONDS))
        .isInstanceOf(TimeoutException.class)
        .hasMessageContaining(handle.taskId() + " (waiting)")
        .hasMessageContaining("5 MILLISECONDS");
    assertThatThrownBy(() -> handle.get(-1, MILLISECONDS)).isInstanceOf(TimeoutException.class);
    assertThat(handle.isDone()).isFalse();
  }

  @Test
  void timedGet_returnsTheValue_thatComesInTime() throws Exception {
    JoinHandle<String> handle = waiting();
    new Thread(() -> stage.complete("value")).start();
    assertThat(handle.get(1, HOURS)).isEqualTo("value");
    assertThat(handle.get(0, MILLISECONDS)).isEqualTo("value");
    assertThat(handle.get(Long.MAX_VALUE, HOURS)).isEqualTo("value");
  }

  @Test
  void join_returnsTheValue_orThrowsUnchecked() {
    assertThatThrownBy(() -> aborted().join()).isInstanceOf(CancellationException.class);
    stage.complete("value");
    assertThat(waiting().join()).isEqualTo("value");
    assertThatThrownBy(() -> failed().join())
        .isExactlyInstanceOf(CompletionException.class)
        .cause()
        .isSameAs(broken);
  }

  @Test
  void join_waitsOn_whenInterrupted_andKeepsTheInterrupt() throws Exception {
    Thread[] thread = new Thread[1];
    AtomicReference<Object> outcome = interrupted(waiting(), thread, true);
    stage.complete("value");
    thread[0].join();
    assertThat(outcome.get()).isEqualTo("value, interrupted true");
  }

  @Test
  void join_throwsOnAWorker_andSaysWhatToDo() {
    JoinHandle<String> pending = waiting();
    JoinHandle<String> joiner = scheduler.spawn(() -> pending.join());
    assertThatThrownBy(joiner::join)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "join() would block a worker; in a task await toTask(), or wrap it in blockInPlace");
    stage.complete("value");
    assertThat(pending.join()).isEqualTo("value");
    assertThat(scheduler.spawn(() -> pending.join()).join()).isEqualTo("value");
  }

  @Test
  void join_throwsOnAWorkerOfAnotherScheduler() throws Exception {
    JoinHandle<String> pending = waiting();
    try (Scheduler other = Scheduler.builder().workers(1).build()) {
      Future<?> joiner =
          other.submit(() -> assertThatIllegalStateException().isThrownBy(pending::join));
      joiner.get();
    }
  }

  @Test
  void get_onAWorker_doesNotStrandWhatTheCommandSpawned() throws Exception {
    Future<String> outer =
        scheduler.submit(
            () -> {
              JoinHandle<String> first = scheduler.spawn(() -> "first");
              JoinHandle<String> second = scheduler.spawn(() -> "second");
              return first.get() + " " + second.get();
            });
    assertThat(outer.get()).isEqualTo("first second");
  }

  @Test
  void isDone_andIsCancelled_tellTheOutcome() {
    JoinHandle<String> aborted = aborted();
    assertThat(aborted.isDone()).isTrue();
    assertThat(aborted.isCancelled()).isTrue();
    JoinHandle<String> failed = failed();
    await().until(failed::isDone);
    assertThat(failed.isCancelled()).isFalse();
  }

  @Test
  void toCompletableFuture_completesWithTheTask() {
    CompletableFuture<String> before = waiting().toCompletableFuture();
    assertThat(before).isNotDone();
    stage.complete("value");
    assertThat(before.join()).isEqualTo("value");
    JoinHandle<String> done = waiting();
    assertThat(done.join()).isEqualTo("value");
    assertThat(done.toCompletableFuture()).isCompletedWithValue("value");
  }

  @Test
  void toCompletableFuture_failsWithWhatTheTaskThrew() {
    JoinHandle<String> handle = failed();
    assertThatThrownBy(() -> handle.toCompletableFuture().get())
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isSameAs(broken);
    assertThat(handle.toCompletableFuture().isCancelled()).isFalse();
  }

  @Test
  void toCompletableFuture_isCancelled_afterAbort() {
    JoinHandle<String> handle = waiting();
    CompletableFuture<String> future = handle.toCompletableFuture();
    handle.abort();
    assertThat(future.isCancelled()).isTrue();
    assertThat(handle.toCompletableFuture().isCancelled()).isTrue();
  }

  @Test
  void cancellingTheFuture_doesNotStopTheTask() {
    JoinHandle<String> handle = waiting();
    handle.toCompletableFuture().cancel(true);
    assertThat(handle.isDone()).isFalse();
    stage.complete("value");
    assertThat(handle.join()).isEqualTo("value");
  }

  @Test
  void toTask_isReadyWithTheValue_orThrowsWhatGetWould() throws Exception {
    JoinHandle<String> awaited = waiting();
    JoinHandle<String> aborted = aborted();
    JoinHandle<String> awaiting = scheduler.spawn(awaited.toTask().map(value -> value + "!"));
    stage.complete("value");
    assertThat(awaiting.get()).isEqualTo("value!");
    assertThat(scheduler.spawn(Tasks.from(awaited)).get()).isEqualTo("value");
    assertThatThrownBy(() -> scheduler.spawn(failed().toTask()).get())
        .cause()
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isSameAs(broken);
    assertThatThrownBy(() -> scheduler.spawn(aborted.toTask()).get())
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void toTask_isNotReady_whenTheBudgetIsSpent() throws Exception {
    JoinHandle<Integer> handle = scheduler.spawn(() -> 1);
    handle.get();
    Task<Integer> join = handle.toTask();
    ManualContext cx = new ManualContext();
    cx.budget = 0;
    assertThat(cx.poll(join).isReady()).isFalse();
    assertThat(cx.isScheduled()).isTrue();
    cx.budget = 1;
    assertThat(cx.poll(join).value()).isEqualTo(1);
  }

  @Test
  void toTask_letsGoOfTheTask_whenItsOwnIsAborted() {
    JoinHandle<String> awaited = waiting();
    scheduler.spawn(awaited.toTask()).abort();
    assertThat(awaited.isDone()).isFalse();
    stage.complete("value");
    assertThat(awaited.join()).isEqualTo("value");
  }

  @Test
  void everyWaiter_isWoken() throws Exception {
    JoinHandle<String> handle = waiting();
    List<Future<String>> waiters = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      waiters.add(scheduler.spawn(handle.toTask()));
      waiters.add(handle.toCompletableFuture());
      CompletableFuture<String> waiter = new CompletableFuture<>();
      waiters.add(waiter);
      Thread thread = new Thread(() -> waiter.complete(handle.join()));
      thread.start();
      threads.add(thread);
    }
    await().until(() -> threads.stream().allMatch(t -> t.getState() == Thread.State.WAITING));
    stage.complete("value");
    for (Future<String> waiter : waiters) {
      assertThat(waiter.get()).isEqualTo("value");
    }
  }

  @Test
  void taskIdAndName_areTheTasksOwn() {
    JoinHandle<TaskId> named = scheduler.spawn("named", cx -> Poll.ready(cx.taskId()));
    JoinHandle<TaskId> unnamed = scheduler.spawn(cx -> Poll.ready(cx.taskId()));
    assertThat(named.join()).isEqualTo(named.taskId());
    assertThat(unnamed.join()).isEqualTo(unnamed.taskId()).isNotEqualTo(named.taskId());
    assertThat(named.taskId().value()).isPositive();
    assertThat(named.name()).isEqualTo("named");
    assertThat(unnamed.name()).isNull();
    assertThat(named).hasToString(named.taskId() + " (named)");
  }

  @Test
  void completion_reachesWaiters_behindAJoinerWhoseWakerThrows() throws Exception {
    CompletableFuture<String> stage = new CompletableFuture<>();
    JoinHandle<String> handle = scheduler.spawn(Tasks.from(stage));
    JoinHandle<String> behind = scheduler.spawn(handle.toTask());
    ManualContext broken = new ManualContext();
    broken.broken = new IllegalStateException("broken waker");
    await().until(() -> scheduler.metrics().worker(0).isParked());
    await().until(() -> scheduler.metrics().worker(1).isParked());
    assertThat(broken.poll(handle.toTask()).isReady())
        .isFalse(); // called first: dependents form a stack
    stage.complete("value");
    assertThat(behind.get()).isEqualTo("value");
    assertThat(broken.wakes()).isEqualTo(1);
  }
}
