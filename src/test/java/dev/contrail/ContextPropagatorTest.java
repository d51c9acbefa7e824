package dev.contrail;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contrail.task.Context;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The propagation of a spawner's context to its tasks. */
@Timeout(60)
class ContextPropagatorTest {
  private static final ThreadLocal<String> BOUND = new ThreadLocal<>();

  private final Scheduler scheduler =
      Scheduler.builder().name("context").workers(1).contextPropagator(new Bound()).build();

  private static final class Bound implements ContextPropagator {
    @Override
    public Object capture() {
      return BOUND.get();
    }

    @Override
    public Scope restore(Object captured) {
      String before = BOUND.get();
      BOUND.set((String) captured);
      return () -> BOUND.set(before);
    }
  }

  @AfterEach
  void close() {
    BOUND.remove();
    scheduler.shutdownNow();
    scheduler.close();
  }

  /** The context that the worker has bound while it runs no task. */
  private String boundOnTheBareWorker() throws Exception {
    BOUND.remove();
    return scheduler.spawn(BOUND::get).get();
  }

  @Test
  void task_isPolledInItsSpawnersContext_eachTime() throws Exception {
    List<String> seen = new ArrayList<>();
    Task<String> task =
        cx -> {
          seen.add(BOUND.get());
          BOUND.set("left over");
          if (seen.size() < 3) {
            cx.yieldNow();
            return Poll.pending();
          }
          return Poll.ready("done");
        };
    BOUND.set("spawner");
    JoinHandle<String> handle = scheduler.spawn("named", task);
    BOUND.set("changed");
    assertThat(handle.get()).isEqualTo("done");
    assertThat(seen).containsExactly("spawner", "spawner", "spawner");
    assertThat(BOUND.get()).isEqualTo("changed");
    assertThat(boundOnTheBareWorker()).isNull();
  }

  @Test
  void cancel_runsInTheContext() throws Exception {
    CompletableFuture<String> seen = new CompletableFuture<>();
    CountDownLatch isPolled = new CountDownLatch(1);
    BOUND.set("spawner");
    JoinHandle<String> handle =
        scheduler.spawn(
            new Task<String>() {
              @Override
              public Poll<String> poll(Context cx) {
                isPolled.countDown();
                return Poll.pending();
              }

              @Override
              public void cancel() {
                seen.complete(BOUND.get());
              }
            });
    isPolled.await();
    BOUND.set("changed");
    handle.abort();
    assertThat(seen.get()).isEqualTo("spawner");
    assertThat(boundOnTheBareWorker()).isNull();
  }

  @Test
  void callCommandBlockingAndScheduledJob_runInTheContext() throws Exception {
    CompletableFuture<String> executed = new CompletableFuture<>();
    BOUND.set("spawner");
    assertThat(scheduler.spawn(BOUND::get).get()).isEqualTo("spawner");
    assertThat(scheduler.spawn("named", BOUND::get).get()).isEqualTo("spawner");
    assertThat(scheduler.submit(BOUND::get).get()).isEqualTo("spawner");
    assertThat(scheduler.spawnBlocking(BOUND::get).get()).isEqualTo("spawner");
    assertThat(scheduler.spawnBlocking("named", BOUND::get).get()).isEqualTo("spawner");
    assertThat(scheduler.schedule(BOUND::get, 1, MILLISECONDS).get()).isEqualTo("spawner");
    scheduler.execute(() -> executed.complete(BOUND.get()));
    assertThat(executed.get()).isEqualTo("spawner");
    assertThat(boundOnTheBareWorker()).isNull();
    assertThat(scheduler.spawnBlocking(BOUND::get).get()).isNull();
  }

  @Test
  void series_runsInTheContext_eachTime() throws Exception {
    List<String> seen = new ArrayList<>();
    CountDownLatch three = new CountDownLatch(3);
    BOUND.set("spawner");
    var future =
        scheduler.scheduleWithFixedDelay(
            () -> {
              if (seen.size() < 3) {
                seen.add(BOUND.get());
              }
              three.countDown();
            },
            0,
            1,
            MILLISECONDS);
    three.await();
    future.cancel(false);
    assertThat(seen).containsExactly("spawner", "spawner", "spawner");
  }

  @Test
  void context_isInherited_byWhatATaskSpawns() throws Exception {
    BOUND.set("spawner");
    JoinHandle<JoinHandle<String>> parent = scheduler.spawn(() -> scheduler.spawn(BOUND::get));
    assertThat(parent.get().get()).isEqualTo("spawner");
  }

  @Test
  void context_isUndone_afterAFailure() throws Exception {
    BOUND.set("spawner");
    JoinHandle<String> failed =
        scheduler.spawn(
            () -> {
              throw new IllegalStateException("broken");
            });
    await().until(failed::isDone);
    assertThat(boundOnTheBareWorker()).isNull();
  }

  @Test
  void context_isStillBound_afterBlockingInPlace() throws Exception {
    BOUND.set("spawner");
    JoinHandle<String> blocked =
        scheduler.spawn(
            () -> {
              BOUND.set("inner");
              String child = scheduler.spawn(BOUND::get).get();
              return child + " and " + BOUND.get();
            });
    assertThat(blocked.get()).isEqualTo("inner and inner");
  }

  @Test
  void shutdownNow_handsBackTheCommandAsItWasGiven() throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    scheduler.execute(
        () -> {
          isRunning.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    isRunning.await();
    Runnable queued = () -> {};
    scheduler.execute(queued);
    assertThat(scheduler.shutdownNow()).hasSize(1).first().isSameAs(queued);
    assertThat(scheduler.awaitTermination(1, HOURS)).isTrue();
  }
}
