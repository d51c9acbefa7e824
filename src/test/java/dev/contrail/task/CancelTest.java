package dev.contrail.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.contrail.Scheduler;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * {@link Task#cancel()} acts as a destructor: it is called once, after any end except ready, and
 * never during a poll.
 */
@Timeout(30)
class CancelTest {
  private final ConcurrentLinkedQueue<Throwable> reported = new ConcurrentLinkedQueue<>();
  private final Scheduler scheduler =
      Scheduler.builder()
          .name("cancels")
          .workers(2)
          .onTaskFailure((id, thrown) -> reported.add(thrown))
          .build();

  @AfterEach
  void close() {
    scheduler.shutdownNow();
    scheduler.close();
  }

  private void awaitNoneAlive() {
    await().until(() -> scheduler.metrics().numAliveTasks() == 0);
  }

  private void abortOncePolled(Task<?> task, Never polled) throws InterruptedException {
    JoinHandle<?> handle = scheduler.spawn(task);
    polled.isPolled.await();
    handle.abort();
    awaitNoneAlive();
  }

  /** The cancellations of parts, in order. */
  private static <T> Task<T> named(String name, Task<T> task, List<String> cancelled) {
    return new Task<>() {
      @Override
      public Poll<T> poll(Context cx) throws Exception {
        return task.poll(cx);
      }

      @Override
      public void cancel() {
        cancelled.add(name);
        task.cancel();
      }
    };
  }

  @Test
  void cancel_isNotCalled_afterReady() {
    AtomicInteger cancels = new AtomicInteger();
    Task<String> ready =
        new Task<>() {
          @Override
          public Poll<String> poll(Context cx) {
            return Poll.ready("value");
          }

          @Override
          public void cancel() {
            cancels.incrementAndGet();
          }
        };
    assertThat(scheduler.spawn(ready).join()).isEqualTo("value");
    awaitNoneAlive();
    assertThat(cancels).hasValue(0);
  }

  @Test
  void cancel_isCalledOnce_afterFailure() {
    AtomicInteger cancels = new AtomicInteger();
    Task<String> failing =
        new Task<>() {
          @Override
          public Poll<String> poll(Context cx) {
            throw new IllegalStateException("broken");
          }

          @Override
          public void cancel() {
            cancels.incrementAndGet();
          }
        };
    JoinHandle<String> handle = scheduler.spawn(failing);
    assertThatThrownBy(handle::get).cause().hasMessage("broken");
    handle.abort();
    awaitNoneAlive();
    assertThat(cancels).hasValue(1);
  }

  @Test
  void cancel_isCalledOnce_onShutdownNow() throws Exception {
    Never never = new Never();
    JoinHandle<?> handle = scheduler.spawn(never);
    never.isPolled.await();
    scheduler.shutdownNow();
    handle.abort();
    scheduler.close();
    assertThat(never.cancels).hasValue(1);
    assertThat(handle.isCancelled()).isTrue();
  }

  @Test
  void cancel_reachesTheFirstOfMap_andOfFlatMap() throws Exception {
    Never mapped = new Never();
    abortOncePolled(mapped.map(value -> "mapped"), mapped);
    assertThat(mapped.cancels).hasValue(1);
    Never flatMapped = new Never();
    abortOncePolled(flatMapped.flatMap(value -> Tasks.ready("second")), flatMapped);
    assertThat(flatMapped.cancels).hasValue(1);
  }

  @Test
  void cancel_reachesTheSecondOfFlatMap_andNotTheFirstAgain() throws Exception {
    List<String> cancelled = new CopyOnWriteArrayList<>();
    Never second = new Never();
    Task<Object> both =
        named("first", Tasks.ready("first"), cancelled)
            .flatMap(value -> named("second", second.map(nothing -> (Object) value), cancelled));
    abortOncePolled(both, second);
    assertThat(cancelled).containsExactly("second");
    assertThat(second.cancels).hasValue(1);
  }

  @Test
  void cancel_reachesBothOfAndThen() throws Exception {
    Never first = new Never();
    Never second = new Never();
    abortOncePolled(first.andThen(second), first);
    assertThat(first.cancels).hasValue(1);
    assertThat(second.cancels).as("never polled, but given away").hasValue(1);
    assertThat(second.polls).hasValue(0);
  }

  @Test
  void cancel_reachesTheTurnOfALoop_andNoEarlierOne() throws Exception {
    List<String> cancelled = new CopyOnWriteArrayList<>();
    AtomicInteger turns = new AtomicInteger();
    Never last = new Never();
    Task<?> loop =
        Tasks.loop(
            () -> {
              int turn = turns.incrementAndGet();
              Task<Boolean> body = turn < 3 ? Tasks.ready(false) : last.map(nothing -> true);
              return named("turn " + turn, body, cancelled);
            });
    abortOncePolled(loop, last);
    assertThat(cancelled).containsExactly("turn 3");
  }

  @Test
  void cancel_reachesTheTaskWhosePollFailed() {
    List<String> cancelled = new CopyOnWriteArrayList<>();
    Task<String> failing =
        Tasks.call(
            () -> {
              throw new IllegalStateException("broken");
            });
    JoinHandle<String> handle = scheduler.spawn(named("inner", failing, cancelled).map(v -> v));
    assertThatThrownBy(handle::get).cause().hasMessage("broken");
    awaitNoneAlive();
    assertThat(cancelled).containsExactly("inner");
  }

  @Test
  void cancelThatThrows_isReported_afterAbort() throws Exception {
    IllegalStateException broken = new IllegalStateException("broken cancel");
    Never never = new Never();
    Task<Object> task =
        new Task<>() {
          @Override
          public Poll<Object> poll(Context cx) {
            never.poll(cx);
            return Poll.pending();
          }

          @Override
          public void cancel() {
            throw broken;
          }
        };
    abortOncePolled(task, never);
    await().untilAsserted(() -> assertThat(reported).containsExactly(broken));
  }

  @Test
  void cancelThatThrows_isSuppressed_afterFailure() {
    IllegalStateException first = new IllegalStateException("broken poll");
    IllegalStateException second = new IllegalStateException("broken cancel");
    Task<Object> task =
        new Task<>() {
          @Override
          public Poll<Object> poll(Context cx) {
            throw first;
          }

          @Override
          public void cancel() {
            throw second;
          }
        };
    JoinHandle<Object> handle = scheduler.spawn(task);
    assertThatThrownBy(handle::get).cause().isSameAs(first).hasSuppressedException(second);
    await().untilAsserted(() -> assertThat(reported).containsExactly(first));
  }

  /** Aborts tasks at all moments of their polls, from another thread. */
  @Test
  void cancel_isCalledOnce_andNeverDuringAPoll() {
    int rounds = 3_000;
    AtomicInteger overlaps = new AtomicInteger();
    AtomicInteger wrongCounts = new AtomicInteger();
    ConcurrentLinkedQueue<Busy> tasks = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < rounds; i++) {
      Busy busy = new Busy(overlaps, i % 4);
      tasks.add(busy);
      JoinHandle<?> handle = scheduler.spawn(busy);
      if (i % 2 == 0) {
        busy.polled.awaitAdvance(0);
      }
      for (int spins = ThreadLocalRandom.current().nextInt(200); spins > 0; spins--) {
        Thread.onSpinWait();
      }
      handle.cancel(i % 3 == 0);
    }
    awaitNoneAlive();
    for (Busy busy : tasks) {
      int expected = busy.isReady ? 0 : 1;
      if (busy.cancels.get() != expected) {
        wrongCounts.incrementAndGet();
      }
    }
    assertThat(overlaps).as("cancellations during a poll").hasValue(0);
    assertThat(wrongCounts).as("tasks not cancelled exactly once").hasValue(0);
  }

  /** A task that yields, waits for its own wake, or ends after some polls. */
  private static final class Busy implements Task<Object> {
    final Phaser polled = new Phaser(1);
    final AtomicInteger cancels = new AtomicInteger();
    final AtomicInteger overlaps;
    final int kind;
    volatile boolean isReady;
    private volatile boolean isInPoll;
    private int polls;

    Busy(AtomicInteger overlaps, int kind) {
      this.overlaps = overlaps;
      this.kind = kind;
    }

    @Override
    public Poll<Object> poll(Context cx) {
      isInPoll = true;
      try {
        if (polls++ == 0) {
          polled.arrive();
        }
        if (kind == 3 && polls == 20) {
          isReady = true;
          return Poll.ready("value");
        }
        switch (kind) {
          case 0 -> cx.yieldNow();
          case 1 -> cx.waker().wake();
          case 2 -> CompletableFuture.runAsync(cx.waker()::wake);
          default -> cx.yieldNow();
        }
        return Poll.pending();
      } finally {
        isInPoll = false;
      }
    }

    @Override
    public void cancel() {
      if (isInPoll) {
        overlaps.incrementAndGet();
      }
      cancels.incrementAndGet();
    }
  }
}
