package dev.contrail.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contrail.Scheduler;
import dev.contrail.sync.Oneshot;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of a task, or of a blocking job, against its abort and against waits for it. */
@Tag("stress")
@Timeout(60)
class JoinHandleRaceTest {
  private static final int ROUNDS = 2_000;

  private final Scheduler scheduler =
      Scheduler.builder().name("handles").workers(2).unstableMetrics(true).build();

  @AfterEach
  void everyTaskHasEnded() {
    await().atMost(Duration.ofSeconds(30)).until(() -> scheduler.metrics().numAliveTasks() == 0);
    assertThat(scheduler.metrics().unstable().endedTasksCount())
        .isEqualTo(scheduler.metrics().unstable().spawnedTasksCount());
    scheduler.shutdownNow();
    scheduler.close();
  }

  /** Waits for the handle, and then for the wake of the waiting task. */
  private static <T> T settled(JoinHandle<T> handle, PolledTask<T> waiter) throws Exception {
    T value = null;
    try {
      value = handle.get();
    } catch (CancellationException e) {
      assertThat(handle.isCancelled()).isTrue();
    }
    while (waiter.isPending()) { // woken just after the handle; the class's time-out is the limit
      waiter.settle();
      Thread.yield();
    }
    assertThat(waiter.value).isEqualTo(value);
    if (handle.isCancelled()) {
      assertThat(waiter.failure).isInstanceOf(CancellationException.class);
    } else {
      assertThat(waiter.failure).isNull();
    }
    return value;
  }

  @Test
  void theEndAgainstAbortAgainstTheWait_tellsTheWaiter() throws Exception {
    Race.run(
        3,
        ROUNDS,
        () ->
            new Race.Round() {
              private final Oneshot<String> oneshot = new Oneshot<>();
              private final JoinHandle<String> handle = scheduler.spawn(oneshot.receive());
              private final PolledTask<String> waiter = PolledTask.of(handle.toTask());
              private final CompletableFuture<String> future = handle.toCompletableFuture();

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> oneshot.send("a");
                  case 1 -> waiter.poll();
                  default -> handle.abort();
                }
              }

              @Override
              public void check() throws Exception {
                String value = settled(handle, waiter);
                assertThat(value).isEqualTo(handle.isCancelled() ? null : "a");
                assertThat(ended(future)).isEqualTo(value);
              }
            });
  }

  private static <T> T ended(CompletableFuture<T> future)
      throws InterruptedException, ExecutionException {
    try {
      return future.get();
    } catch (CancellationException e) {
      return null;
    }
  }

  @Test
  void theEndAgainstTheCancelOfAWait_tellsTheOthers() throws Exception {
    Race.run(
        3,
        ROUNDS,
        () ->
            new Race.Round() {
              private final Oneshot<String> oneshot = new Oneshot<>();
              private final JoinHandle<String> handle = scheduler.spawn(oneshot.receive());
              private final List<PolledTask<String>> waiters =
                  Stream.generate(() -> PolledTask.pending(handle.toTask())).limit(5).toList();

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> oneshot.send("a");
                  case 1 -> waiters.get(1).cancel();
                  default -> waiters.get(3).cancel();
                }
              }

              @Override
              public void check() throws Exception {
                for (int i = 0; i < waiters.size(); i += 2) {
                  assertThat(settled(handle, waiters.get(i))).isEqualTo("a");
                }
              }
            });
  }

  @Test
  void aBlockingJob_itsStartAgainstAbortAgainstTheWait_runsOrIsCancelled() throws Exception {
    Race.run(
        3,
        ROUNDS,
        () ->
            new Race.Round() {
              private final AtomicInteger runs = new AtomicInteger();
              private volatile JoinHandle<Integer> handle;
              private volatile PolledTask<Integer> waiter;

              @Override
              public void act(int action) {
                if (action == 0) {
                  handle = scheduler.spawnBlocking(runs::incrementAndGet);
                  return;
                }
                while (handle == null) {
                  Thread.onSpinWait();
                }
                if (action == 1) {
                  waiter = PolledTask.of(handle.toTask());
                  waiter.poll();
                } else {
                  handle.abort();
                }
              }

              @Override
              public void check() throws Exception {
                Integer value = settled(handle, waiter);
                assertThat(runs.get()).isLessThanOrEqualTo(1);
                assertThat(value).isEqualTo(handle.isCancelled() ? null : Integer.valueOf(1));
              }
            });
  }

  @Test
  void shutdownNow_againstTheEndAgainstTheWait_tellsTheWaiter() throws Exception {
    Race.run(
        3,
        ROUNDS / 20,
        () ->
            new Race.Round() {
              private final Scheduler closing =
                  Scheduler.builder().name("closing").workers(1).build();
              private final Oneshot<String> oneshot = new Oneshot<>();
              private final JoinHandle<String> handle = closing.spawn(oneshot.receive());
              private final JoinHandle<String> job = closing.spawnBlocking(() -> "b");
              private final PolledTask<String> waiter = PolledTask.of(handle.toTask());
              private final PolledTask<String> jobWaiter = PolledTask.of(job.toTask());

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> oneshot.send("a");
                  case 1 -> {
                    waiter.poll();
                    jobWaiter.poll();
                  }
                  default -> closing.shutdownNow();
                }
              }

              @Override
              public void check() throws Exception {
                settled(handle, waiter);
                settled(job, jobWaiter);
                closing.close();
              }
            });
  }
}
