package dev.contrail.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.contrail.Scheduler;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stopping a task before, during and after its polls. */
@Timeout(30)
class AbortTest {
  private final Scheduler scheduler =
      Scheduler.builder().name("aborts").workers(1).unstableMetrics(true).build();

  @AfterEach
  void close() {
    scheduler.shutdownNow();
    scheduler.close();
  }

  private int alive() {
    return scheduler.metrics().numAliveTasks();
  }

  @Test
  void abort_beforeTheFirstPoll_keepsTheTaskFromBeingPolled() throws Exception {
    Never never = new Never();
    JoinHandle<?> handle;
    try (Hold hold = new Hold(scheduler)) {
      handle = scheduler.spawn(never);
      handle.abort();
      assertThat(handle.isCancelled()).as("at once").isTrue();
      assertThat(never.cancels).as("not on this thread").hasValue(0);
      assertThat(hold).isNotNull();
    }
    never.isCancelled.await();
    await().until(() -> alive() == 0);
    assertThat(never.polls).hasValue(0);
    assertThat(never.cancels).hasValue(1);
  }

  @Test
  void abort_beforeTheCall_endsTheTaskAtOnce() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    try (Hold hold = new Hold(scheduler)) {
      JoinHandle<Integer> handle = scheduler.spawn(calls::incrementAndGet);
      handle.abort();
      assertThat(handle.isCancelled()).isTrue();
      assertThat(alive()).as("the command that holds the worker").isOne();
      assertThat(hold).isNotNull();
    }
    assertThat(scheduler.spawn(() -> "next").join()).isEqualTo("next");
    assertThat(calls).hasValue(0);
  }

  @Test
  void abort_whileTheTaskWaits_cancelsItOnAWorker() throws Exception {
    AtomicReference<Thread> thread = new AtomicReference<>();
    Never never = new Never();
    JoinHandle<?> handle =
        scheduler.spawn(
            new Task<Object>() {
              @Override
              public Poll<Object> poll(Context cx) {
                never.poll(cx);
                return Poll.pending();
              }

              @Override
              public void cancel() {
                thread.set(Thread.currentThread());
                never.cancel();
              }
            });
    never.isPolled.await();
    handle.abort();
    never.isCancelled.await();
    assertThat(thread.get().getName()).isEqualTo("aborts-worker-0");
    await().until(() -> alive() == 0);
    assertThat(never.polls).hasValue(1);
    assertThat(never.cancels).hasValue(1);
  }

  @Test
  void abort_duringAPoll_cancelsTheHandleAtOnce_andTheTaskAfterThePoll() throws Exception {
    CountDownLatch isPolled = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch isCancelled = new CountDownLatch(1);
    AtomicBoolean isInPoll = new AtomicBoolean();
    AtomicBoolean wasInPoll = new AtomicBoolean();
    AtomicBoolean wasInterrupted = new AtomicBoolean();
    JoinHandle<String> handle =
        scheduler.spawn(
            new Task<String>() {
              @Override
              public Poll<String> poll(Context cx) throws InterruptedException {
                isInPoll.set(true);
                isPolled.countDown();
                release.await();
                wasInterrupted.set(Thread.interrupted());
                isInPoll.set(false);
                return Poll.pending();
              }

              @Override
              public void cancel() {
                wasInPoll.set(isInPoll.get());
                isCancelled.countDown();
              }
            });
    isPolled.await();
    handle.abort();
    assertThatThrownBy(handle::get).isInstanceOf(CancellationException.class);
    assertThat(isCancelled.getCount()).as("the poll goes on").isOne();
    release.countDown();
    isCancelled.await();
    assertThat(wasInPoll).isFalse();
    assertThat(wasInterrupted).as("abort does not interrupt").isFalse();
  }

  @Test
  void abort_duringThePollThatReturnsReady_discardsTheValue() throws Exception {
    CountDownLatch isPolled = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger cancels = new AtomicInteger();
    JoinHandle<String> handle =
        scheduler.spawn(
            new Task<String>() {
              @Override
              public Poll<String> poll(Context cx) throws InterruptedException {
                isPolled.countDown();
                release.await();
                return Poll.ready("too late");
              }

              @Override
              public void cancel() {
                cancels.incrementAndGet();
              }
            });
    isPolled.await();
    handle.abort();
    release.countDown();
    await().until(() -> alive() == 0);
    assertThat(handle.isCancelled()).isTrue();
    assertThatThrownBy(handle::join).isInstanceOf(CancellationException.class);
    assertThat(cancels).as("it returned ready").hasValue(0);
  }

  @Test
  void abort_duringThePollThatThrows_discardsTheException() throws Exception {
    CountDownLatch isPolled = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    JoinHandle<String> handle =
        scheduler.spawn(
            () -> {
              isPolled.countDown();
              release.await();
              throw new IllegalStateException("too late");
            });
    isPolled.await();
    handle.abort();
    release.countDown();
    await().until(() -> alive() == 0);
    assertThatThrownBy(handle::get).isInstanceOf(CancellationException.class);
    assertThat(scheduler.metrics().unstable().failedTasksCount()).isZero();
  }

  @Test
  void abort_afterTheEnd_changesNothing() throws Exception {
    JoinHandle<String> handle = scheduler.spawn(() -> "value");
    assertThat(handle.get()).isEqualTo("value");
    handle.abort();
    assertThat(handle.cancel(true)).isFalse();
    assertThat(handle.isCancelled()).isFalse();
    assertThat(handle.get()).isEqualTo("value");
  }

  @Test
  void cancel_isTrueOnce() throws Exception {
    Never never = new Never();
    JoinHandle<?> handle = scheduler.spawn(never);
    never.isPolled.await();
    assertThat(handle.cancel(false)).isTrue();
    assertThat(handle.cancel(false)).isFalse();
    handle.abort();
    await().until(() -> alive() == 0);
    assertThat(never.cancels).hasValue(1);
  }

  @Test
  void abort_byTheTaskItself_endsItAfterItsPoll() throws Exception {
    Exchanger<JoinHandle<?>> handles = new Exchanger<>();
    Never never = new Never();
    JoinHandle<?> handle =
        scheduler.spawn(
            new Task<Object>() {
              @Override
              public Poll<Object> poll(Context cx) throws InterruptedException {
                handles.exchange(null).abort();
                cx.waker().wake();
                never.poll(cx);
                return Poll.pending();
              }

              @Override
              public void cancel() {
                never.cancel();
              }
            });
    handles.exchange(handle);
    never.isCancelled.await();
    await().until(() -> alive() == 0);
    assertThat(never.polls).hasValue(1);
  }

  @Test
  void cancelTrue_interruptsThePoll() throws Exception {
    CountDownLatch isPolled = new CountDownLatch(1);
    CountDownLatch isInterrupted = new CountDownLatch(1);
    JoinHandle<String> handle =
        scheduler.spawn(
            () -> {
              isPolled.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                isInterrupted.countDown();
                throw e;
              }
              return "never";
            });
    isPolled.await();
    assertThat(handle.cancel(true)).isTrue();
    isInterrupted.await();
    assertThat(scheduler.spawn(Thread::interrupted).join()).as("the next task").isFalse();
  }

  /**
   * Cancels tasks as they end, so that a stray interrupt would hit the witness task that runs next.
   */
  @RepeatedTest(20)
  void cancelTrue_neverInterruptsAnotherPoll() throws Exception {
    AtomicInteger strays = new AtomicInteger();
    for (int i = 0; i < 200; i++) {
      AtomicBoolean isPolled = new AtomicBoolean();
      JoinHandle<?> victim;
      JoinHandle<?> witness;
      int spins = i;
      try (Hold hold = new Hold(scheduler)) {
        assertThat(hold).isNotNull();
        victim =
            scheduler.spawn(
                () -> {
                  isPolled.set(true);
                  return spin(spins);
                });
        witness =
            scheduler.spawn(
                () -> {
                  spin(1_000);
                  return Thread.interrupted() ? strays.incrementAndGet() : 0;
                });
      }
      while (!isPolled.get()) {
        Thread.onSpinWait();
      }
      victim.cancel(true);
      witness.get();
    }
    assertThat(strays).hasValue(0);
  }

  private static int spin(int turns) {
    int sum = 0;
    for (int i = 0; i < turns; i++) {
      Thread.onSpinWait();
      sum += i;
    }
    return sum;
  }
}
