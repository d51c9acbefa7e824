package dev.contrail.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.contrail.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Wakes before, during and after a poll, from any thread; and polls that fail. */
@Timeout(30)
class WakerTest {
  private final Scheduler scheduler =
      Scheduler.builder().name("wakes").workers(2).unstableMetrics(true).build();

  @AfterEach
  void close() {
    scheduler.shutdownNow();
    scheduler.close();
  }

  /** A task that is pending for a number of polls and keeps its waker. */
  private static final class Counting implements Task<Integer> {
    final AtomicInteger polls = new AtomicInteger();
    final AtomicReference<Waker> waker = new AtomicReference<>();
    private final int enough;

    Counting(int enough) {
      this.enough = enough;
    }

    @Override
    public Poll<Integer> poll(Context cx) {
      waker.set(cx.waker());
      int count = polls.incrementAndGet();
      return count >= enough ? Poll.ready(count) : Poll.pending();
    }

    Waker awaitWaker() {
      await().until(() -> waker.get() != null);
      return waker.get();
    }
  }

  private void awaitQuiet() {
    await()
        .until(
            () ->
                scheduler.metrics().worker(0).isParked()
                    && scheduler.metrics().worker(1).isParked());
  }

  @Test
  void taskIsPolledOnce_withoutAWake() {
    Counting task = new Counting(2);
    scheduler.spawn(task);
    task.awaitWaker();
    awaitQuiet();
    assertThat(task.polls).hasValue(1);
  }

  @Test
  void wakeFromAPlainThread_hasTheTaskPolledAgain() {
    Counting task = new Counting(2);
    JoinHandle<Integer> handle = scheduler.spawn(task);
    task.awaitWaker().wake();
    assertThat(handle.join()).isEqualTo(2);
  }

  @Test
  void wakeFromAnotherTask_hasTheTaskPolledAgain() {
    Counting task = new Counting(2);
    JoinHandle<Integer> handle = scheduler.spawn(task);
    Waker waker = task.awaitWaker();
    scheduler.execute(waker::wake);
    assertThat(handle.join()).isEqualTo(2);
  }

  @Test
  void wakeFromAWorkerOfAnotherScheduler_hasTheTaskPolledOnItsOwn() throws Exception {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    Counting task = new Counting(2);
    JoinHandle<Integer> handle =
        scheduler.spawn(
            cx -> {
              threads.add(Thread.currentThread().getName());
              return task.poll(cx);
            });
    Waker waker = task.awaitWaker();
    try (Scheduler other = Scheduler.builder().name("other").workers(1).build()) {
      other.submit(waker::wake).get();
    }
    assertThat(handle.join()).isEqualTo(2);
    assertThat(threads).allMatch(name -> name.startsWith("wakes-worker-"));
  }

  @Test
  void wakeDuringThePoll_hasTheTaskPolledAgain() {
    Counting task = new Counting(5);
    JoinHandle<Integer> handle =
        scheduler.spawn(
            cx -> {
              cx.waker().wake();
              return task.poll(cx);
            });
    assertThat(handle.join()).isEqualTo(5);
  }

  @Test
  void wakeFromAPlainThreadDuringThePoll_hasTheTaskPolledAgain() {
    AtomicInteger polls = new AtomicInteger();
    CountDownLatch isPolled = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicReference<Waker> waker = new AtomicReference<>();
    JoinHandle<Integer> handle =
        scheduler.spawn(
            cx -> {
              waker.set(cx.waker());
              isPolled.countDown();
              release.await();
              return polls.incrementAndGet() == 2 ? Poll.ready(2) : Poll.pending();
            });
    await().until(() -> isPolled.getCount() == 0);
    waker.get().wake();
    waker.get().wake();
    release.countDown();
    assertThat(handle.join()).as("two wakes during one poll are one").isEqualTo(2);
  }

  @Test
  void wakeOfAQueuedTask_changesNothing() throws Exception {
    Counting task = new Counting(3);
    try (Scheduler single = Scheduler.builder().workers(1).build()) {
      JoinHandle<Integer> handle = single.spawn(task);
      Waker waker = task.awaitWaker();
      try (Hold hold = new Hold(single)) {
        assertThat(hold).isNotNull();
        for (int i = 0; i < 5; i++) {
          waker.wake();
        }
      }
      assertThat(single.spawn(() -> "behind it").join()).isEqualTo("behind it");
      assertThat(task.polls).as("many wakes of a queued task are one").hasValue(2);
      waker.wake();
      assertThat(handle.join()).isEqualTo(3);
    }
  }

  @Test
  void wakeAfterTheEnd_changesNothing() {
    Counting task = new Counting(1);
    JoinHandle<Integer> handle = scheduler.spawn(task);
    assertThat(handle.join()).isEqualTo(1);
    task.awaitWaker().wake();
    scheduler.close();
    task.awaitWaker().wake();
    assertThat(task.polls).hasValue(1);
  }

  @Test
  void waker_isTheSameObject_inEachPoll() {
    Set<Waker> wakers = ConcurrentHashMap.newKeySet();
    Counting task = new Counting(10);
    scheduler
        .spawn(
            cx -> {
              wakers.add(cx.waker());
              cx.yieldNow();
              return task.poll(cx);
            })
        .join();
    assertThat(wakers).hasSize(1);
  }

  /** Each signal is written before its wake; a lost wake would leave the task waiting forever. */
  @Test
  void noWakeIsLost_fromManyThreads() throws Exception {
    int threads = 3;
    int signals = 20_000;
    AtomicLong sent = new AtomicLong();
    AtomicReference<Waker> waker = new AtomicReference<>();
    JoinHandle<Long> handle =
        scheduler.spawn(
            cx -> {
              waker.set(cx.waker());
              long seen = sent.get();
              return seen == (long) threads * signals ? Poll.ready(seen) : Poll.pending();
            });
    await().until(() -> waker.get() != null);
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread sender =
          new Thread(
              () -> {
                for (int j = 0; j < signals; j++) {
                  sent.incrementAndGet();
                  waker.get().wake();
                }
              });
      senders.add(sender);
      sender.start();
    }
    for (Thread sender : senders) {
      sender.join();
    }
    assertThat(handle.get()).isEqualTo((long) threads * signals);
  }

  @Test
  void pollThatReturnsNull_failsTheTask_andSaysSo() {
    Task<String> task =
        new Task<>() {
          @Override
          public Poll<String> poll(Context cx) {
            return null;
          }

          @Override
          public String toString() {
            return "the task";
          }
        };
    assertThatThrownBy(() -> scheduler.spawn(task).get())
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(NullPointerException.class)
        .hasMessage("poll() of the task returned null");
  }

  @Test
  void pollThatThrowsAnError_failsTheTask_andTheWorkersGoOn() {
    Error error = new AssertionError("a bug");
    for (int i = 0; i < 4; i++) {
      JoinHandle<String> handle =
          scheduler.spawn(
              cx -> {
                throw error;
              });
      assertThatThrownBy(handle::get).cause().isSameAs(error);
    }
    assertThatThrownBy(() -> scheduler.spawn(() -> overflow(1)).get())
        .cause()
        .isInstanceOf(StackOverflowError.class);
    assertThat(scheduler.spawn(() -> "still here").join()).isEqualTo("still here");
    assertThat(scheduler.metrics().unstable().worker(0).thread()).isNotNull();
  }

  private static int overflow(int depth) {
    return depth == 0 ? 0 : overflow(depth + 1) + 1; // the stack overflows long before an int does
  }
}
