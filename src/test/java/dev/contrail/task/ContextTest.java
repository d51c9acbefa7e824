package dev.contrail.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.contrail.Scheduler;
import dev.contrail.time.Sleep;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The services of a poll's context: owned resources, yielding, deadlines. */
@Timeout(30)
class ContextTest {
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<Throwable> reported = new ConcurrentLinkedQueue<>();
  private final Scheduler scheduler =
      Scheduler.builder()
          .name("contexts")
          .workers(1)
          .unstableMetrics(true)
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

  private AutoCloseable resource(String name) {
    return () -> events.add("close " + name);
  }

  /**
   * A task that owns a and b in its first poll, continues as given, and records its cancellation.
   */
  private Task<String> owner(Task<String> body) {
    return new Task<>() {
      private boolean isBegun;

      @Override
      public Poll<String> poll(Context cx) throws Exception {
        if (!isBegun) {
          isBegun = true;
          cx.own(resource("a"));
          cx.own(resource("b"));
        }
        return body.poll(cx);
      }

      @Override
      public void cancel() {
        events.add("cancel");
        body.cancel();
      }
    };
  }

  @Test
  void own_closesInReverse_beforeTheHandleIsDone() {
    Task<String> body = Tasks.yieldNow().map(nothing -> String.join(",", events));
    JoinHandle<String> handle = scheduler.spawn(owner(body));
    assertThat(handle.join()).as("closed before the last poll").isEmpty();
    assertThat(events).containsExactly("close b", "close a");
  }

  @Test
  void own_closesAfterCancel_whenTheTaskFails() {
    Task<String> body =
        Tasks.call(
            () -> {
              throw new IllegalStateException("broken");
            });
    JoinHandle<String> handle = scheduler.spawn(owner(body));
    assertThatThrownBy(handle::join).cause().hasMessage("broken");
    assertThat(events).containsExactly("cancel", "close b", "close a");
  }

  @Test
  void own_closesAfterCancel_whenTheTaskIsAborted() throws Exception {
    Never never = new Never();
    JoinHandle<String> handle = scheduler.spawn(owner(never.map(nothing -> "never")));
    never.isPolled.await();
    handle.abort();
    awaitNoneAlive();
    assertThat(events).containsExactly("cancel", "close b", "close a");
  }

  @Test
  void own_closesAfterCancel_onShutdownNow() throws Exception {
    Never never = new Never();
    scheduler.spawn(owner(never.map(nothing -> "never")));
    never.isPolled.await();
    scheduler.shutdownNow();
    scheduler.close();
    assertThat(events).containsExactly("cancel", "close b", "close a");
  }

  @Test
  void own_returnsTheResource_andClosesOnAWorker() {
    AtomicReference<String> thread = new AtomicReference<>();
    AutoCloseable resource = () -> thread.set(Thread.currentThread().getName());
    JoinHandle<Boolean> handle = scheduler.spawn(cx -> Poll.ready(cx.own(resource) == resource));
    assertThat(handle.join()).isTrue();
    assertThat(thread.get()).isEqualTo("contexts-worker-0");
  }

  @Test
  void resourceThatFailsToClose_failsTheTask_andTheOthersAreClosed() {
    IllegalStateException broken = new IllegalStateException("broken close");
    JoinHandle<String> handle =
        scheduler.spawn(
            cx -> {
              cx.own(resource("a"));
              cx.own(
                  () -> {
                    throw broken;
                  });
              cx.own(resource("c"));
              return Poll.ready("value");
            });
    assertThatThrownBy(handle::get).cause().isSameAs(broken);
    assertThat(events).containsExactly("close c", "close a");
    await().untilAsserted(() -> assertThat(reported).containsExactly(broken));
  }

  @Test
  void resourceThatFailsToClose_isSuppressed_whenTheTaskHasFailed() {
    IllegalStateException first = new IllegalStateException("broken poll");
    IllegalStateException second = new IllegalStateException("broken close");
    JoinHandle<String> handle =
        scheduler.spawn(
            cx -> {
              cx.own(
                  () -> {
                    throw second;
                  });
              throw first;
            });
    assertThatThrownBy(handle::get).cause().isSameAs(first).hasSuppressedException(second);
  }

  @Test
  void resourceThatFailsToClose_isReported_whenTheTaskIsAborted() throws Exception {
    IllegalStateException broken = new IllegalStateException("broken close");
    CountDownLatch isPolled = new CountDownLatch(1);
    JoinHandle<String> handle =
        scheduler.spawn(
            cx -> {
              cx.own(
                  () -> {
                    throw broken;
                  });
              isPolled.countDown();
              return Poll.pending();
            });
    isPolled.await();
    handle.abort();
    await().untilAsserted(() -> assertThat(reported).containsExactly(broken));
    assertThat(handle.isCancelled()).isTrue();
  }

  @Test
  void yieldNow_goesBehindWhatIsQueued() {
    JoinHandle<String> handle =
        scheduler.spawn(
            new Task<String>() {
              private boolean isBegun;

              @Override
              public Poll<String> poll(Context cx) {
                if (isBegun) {
                  return Poll.ready(String.join(",", events));
                }
                isBegun = true;
                for (int i = 0; i < 5; i++) {
                  String name = "task " + i;
                  scheduler.spawn(() -> events.add(name));
                }
                cx.yieldNow();
                return Poll.pending();
              }
            });
    assertThat(handle.join().split(","))
        .containsExactlyInAnyOrder("task 0", "task 1", "task 2", "task 3", "task 4");
  }

  @Test
  void yieldNow_goesBehindTheQueue_alsoWhenWokenDuringThePoll() {
    JoinHandle<String> handle =
        scheduler.spawn(
            new Task<String>() {
              private boolean isBegun;

              @Override
              public Poll<String> poll(Context cx) {
                if (isBegun) {
                  return Poll.ready(String.join(",", events));
                }
                isBegun = true;
                scheduler.spawn(() -> events.add("first"));
                scheduler.spawn(() -> events.add("second"));
                cx.yieldNow();
                cx.waker().wake();
                return Poll.pending();
              }
            });
    assertThat(handle.join()).isEqualTo("second,first");
  }

  @Test
  void yieldNow_meansNothing_whenThePollReturnsReady() {
    AtomicInteger polls = new AtomicInteger();
    JoinHandle<Integer> handle =
        scheduler.spawn(
            cx -> {
              cx.yieldNow();
              return Poll.ready(polls.incrementAndGet());
            });
    assertThat(handle.join()).isEqualTo(1);
    awaitNoneAlive();
    assertThat(polls).hasValue(1);
  }

  @Test
  void wakeAt_wakesOnce_andNeverEarly() {
    long deadline = System.nanoTime() + Duration.ofMillis(20).toNanos();
    AtomicInteger polls = new AtomicInteger();
    JoinHandle<Boolean> handle =
        scheduler.spawn(
            new Task<Boolean>() {
              private TimerEntry entry;

              @Override
              public Poll<Boolean> poll(Context cx) {
                polls.incrementAndGet();
                if (entry == null) {
                  entry = cx.wakeAt(deadline);
                  return Poll.pending();
                }
                return Poll.ready(entry.hasFired() && System.nanoTime() - deadline >= 0);
              }
            });
    assertThat(handle.join()).isTrue();
    assertThat(polls).hasValue(2);
    await().until(() -> scheduler.metrics().unstable().numTimers() == 0);
  }

  @Test
  void cancelledEntry_neverFires() {
    AtomicReference<TimerEntry> entry = new AtomicReference<>();
    AtomicInteger polls = new AtomicInteger();
    JoinHandle<String> handle =
        scheduler.spawn(
            cx -> {
              polls.incrementAndGet();
              entry.set(cx.wakeAt(System.nanoTime() + Duration.ofMillis(5).toNanos()));
              entry.get().cancel();
              entry.get().cancel();
              return Poll.pending();
            });
    await().until(() -> entry.get() != null);
    assertThat(scheduler.metrics().unstable().numTimers()).isZero();
    scheduler.spawn(Sleep.of(Duration.ofMillis(20))).join();
    assertThat(entry.get().hasFired()).isFalse();
    assertThat(polls).hasValue(1);
    handle.abort();
  }

  @Test
  void pending_isPending_andHasNoValue() {
    Poll<String> pending = Poll.pending();
    assertThat(pending.isReady()).isFalse();
    assertThat(pending).hasToString("Pending");
    assertThatThrownBy(pending::value)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a pending poll has no value; ask isReady() first");
    assertThat(Poll.ready("value").value()).isEqualTo("value");
    assertThat(Poll.ready(null).isReady()).isTrue();
    assertThat(Poll.ready(null)).hasToString("Ready(null)");
  }
}
