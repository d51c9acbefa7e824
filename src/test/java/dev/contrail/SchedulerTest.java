package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.task.Context;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Spawning, and the scheduler as a whole. */
@Timeout(30)
class SchedulerTest {
  private final Scheduler scheduler = Scheduler.builder().name("test").workers(2).build();

  @AfterEach
  void close() {
    scheduler.shutdownNow();
    scheduler.close();
  }

  private static String currentThread() {
    return Thread.currentThread().getName();
  }

  @Test
  void spawn_runsACallable_onAWorker() {
    assertThat(scheduler.spawn(SchedulerTest::currentThread).join()).startsWith("test-worker-");
    assertThat(scheduler.spawn("named", SchedulerTest::currentThread).name()).isEqualTo("named");
  }

  @Test
  void spawn_pollsATask_untilItIsReady() {
    Task<String> task = Tasks.yieldNow().andThen(Tasks.call(SchedulerTest::currentThread));
    assertThat(scheduler.spawn(task).join()).startsWith("test-worker-");
    assertThat(scheduler.spawn("named", Tasks.ready(1)).name()).isEqualTo("named");
  }

  @Test
  void spawn_fromATask_runsTheChild() {
    JoinHandle<JoinHandle<String>> parent =
        scheduler.spawn(() -> scheduler.spawn(() -> "child of a task"));
    assertThat(parent.join().join()).isEqualTo("child of a task");
  }

  @Test
  void spawn_fromEverywhere_givesUniqueIds() throws Exception {
    Set<Long> ids = new HashSet<>();
    List<JoinHandle<List<Long>>> parents = new ArrayList<>();
    int children = 3_000; // more than the block of ids that a worker draws
    for (int i = 0; i < 4; i++) {
      parents.add(
          scheduler.spawn(
              () -> {
                List<Long> own = new ArrayList<>();
                for (int j = 0; j < children; j++) {
                  own.add(scheduler.spawn(() -> "child").taskId().value());
                }
                return own;
              }));
    }
    for (JoinHandle<List<Long>> parent : parents) {
      ids.add(parent.taskId().value());
      ids.addAll(parent.get());
    }
    assertThat(ids).hasSize(4 * children + 4).allMatch(id -> id > 0);
  }

  @Test
  void tasks_runOnAllWorkersAtOnce() {
    CyclicBarrier bothHere = new CyclicBarrier(2);
    JoinHandle<Integer> first = scheduler.spawn(() -> bothHere.await());
    JoinHandle<Integer> second = scheduler.spawn(() -> bothHere.await());
    assertThat(first.join() + second.join()).isEqualTo(1);
  }

  @Test
  void everythingWrittenInOnePoll_isVisibleInTheNext() {
    int polls = 10_000;
    Task<Integer> counter =
        new Task<>() {
          private int plain;

          @Override
          public Poll<Integer> poll(Context cx) {
            if (++plain == polls) {
              return Poll.ready(plain);
            }
            cx.yieldNow();
            return Poll.pending();
          }
        };
    JoinHandle<Integer> handle = scheduler.spawn(counter);
    for (int i = 0; i < 100; i++) {
      scheduler.spawn(Tasks.yieldNow()); // keeps the other worker stealing
    }
    assertThat(handle.join()).isEqualTo(polls);
  }

  @Test
  void nullArguments_areRefused_byName() {
    assertThatNullPointerException()
        .isThrownBy(() -> scheduler.spawn((Task<String>) null))
        .withMessage("task");
    assertThatNullPointerException()
        .isThrownBy(() -> scheduler.spawn((Callable<String>) null))
        .withMessage("callable");
    assertThatNullPointerException()
        .isThrownBy(() -> scheduler.spawn(null, Tasks.ready("value")))
        .withMessage("name");
    assertThatNullPointerException()
        .isThrownBy(() -> scheduler.spawn(null, () -> "value"))
        .withMessage("name");
    assertThatNullPointerException()
        .isThrownBy(() -> scheduler.execute(null))
        .withMessage("command");
    assertThat(scheduler.metrics().numAliveTasks()).isZero();
  }

  @Test
  void close_waitsForLiveTasks() {
    CountDownLatch release = new CountDownLatch(1);
    JoinHandle<String> handle =
        scheduler.spawn(
            () -> {
              release.await();
              return "finished";
            });
    new Thread(release::countDown).start();
    scheduler.close();
    assertThat(scheduler.isTerminated()).isTrue();
    assertThat(handle.join()).isEqualTo("finished");
    scheduler.close();
  }

  @Test
  void close_throwsOnAWorker_andSaysWhatToDo() {
    JoinHandle<String> closing =
        scheduler.spawn(
            () -> {
              scheduler.close();
              return "closed";
            });
    assertThatThrownBy(closing::join)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("close() in a task of test would wait for itself; call shutdown() instead");
    assertThat(scheduler.isShutdown()).isFalse();
  }

  @Test
  void close_onAWorkerOfAnotherScheduler_closes() {
    Scheduler other = Scheduler.builder().name("other").workers(1).build();
    scheduler
        .spawn(
            () -> {
              other.close();
              return "closed";
            })
        .join();
    assertThat(other.isTerminated()).isTrue();
  }

  @Test
  void close_becomesShutdownNow_whenInterrupted_andKeepsTheInterrupt() throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    JoinHandle<String> endless =
        scheduler.spawn(
            () -> {
              isRunning.countDown();
              new CountDownLatch(1).await();
              return "never";
            });
    isRunning.await();
    AtomicReference<Boolean> wasInterrupted = new AtomicReference<>();
    Thread closer =
        new Thread(
            () -> {
              scheduler.close();
              wasInterrupted.set(Thread.currentThread().isInterrupted());
            });
    closer.start();
    closer.interrupt();
    closer.join();
    assertThat(wasInterrupted).hasValue(true);
    assertThat(endless.isCancelled()).isTrue();
    assertThat(scheduler.isTerminated()).isTrue();
  }

  @Test
  void schedulers_workSideBySide() throws Exception {
    List<Scheduler> many = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      many.add(Scheduler.builder().name("many").workers(1 + i % 3).build());
    }
    List<JoinHandle<String>> handles = new ArrayList<>();
    for (Scheduler one : many) {
      handles.add(one.spawn(SchedulerTest::currentThread));
    }
    for (int i = 0; i < many.size(); i++) {
      assertThat(handles.get(i).get()).startsWith(many.get(i).name() + "-worker-");
    }
    many.forEach(Scheduler::close);
    assertThat(many).allMatch(Scheduler::isTerminated);
  }

  @Test
  void taskOfOneScheduler_canAwaitATaskOfAnother() {
    try (Scheduler other = Scheduler.builder().name("other").workers(1).build()) {
      JoinHandle<String> theirs = other.spawn(SchedulerTest::currentThread);
      Task<String> ours = theirs.toTask().map(name -> name + " seen by " + currentThread());
      assertThat(scheduler.spawn(ours).join()).matches("other-worker-0 seen by test-worker-[01]");
    }
  }

  @Test
  void toString_tellsNameStateAndSize() {
    assertThat(scheduler).hasToString("Scheduler[test, running, workers=2, alive=0]");
    JoinHandle<?> live = scheduler.spawn(cx -> Poll.pending());
    scheduler.shutdown();
    assertThat(scheduler).hasToString("Scheduler[test, shutting down, workers=2, alive=1]");
    live.abort();
    scheduler.close();
    assertThat(scheduler).hasToString("Scheduler[test, terminated, workers=2, alive=0]");
  }

  @Test
  void spawn_isRejected_afterClose_andSaysWhy() {
    scheduler.close();
    assertThatThrownBy(() -> scheduler.spawn(() -> "late"))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessage("scheduler test has shut down and takes no more tasks");
    assertThatThrownBy(() -> scheduler.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }
}
