package dev.contrail.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.contrail.Scheduler;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Send, close, receive and cancel in every order, and at the same time. */
@Timeout(30)
class OneshotTest {
  private final Scheduler scheduler = Scheduler.builder().name("oneshots").workers(2).build();
  private final Oneshot<String> oneshot = new Oneshot<>();

  @AfterEach
  void close() {
    scheduler.shutdownNow();
    scheduler.close();
  }

  private JoinHandle<String> receiving() {
    return scheduler.spawn("receiver", oneshot.receive());
  }

  /** Waits until the receiver has been polled and waits. */
  private void awaitWaiting() {
    await()
        .until(
            () ->
                scheduler.metrics().worker(0).isParked()
                    && scheduler.metrics().worker(1).isParked());
  }

  private void awaitNoneAlive() {
    await().until(() -> scheduler.metrics().numAliveTasks() == 0);
  }

  private static void assertClosed(JoinHandle<?> handle) {
    assertThatThrownBy(handle::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(ClosedException.class)
        .hasMessageStartingWith("the oneshot was closed without a value");
  }

  @Test
  void value_sentBeforeReceive_isReceived() throws Exception {
    assertThat(oneshot.send("value")).isTrue();
    assertThat(receiving().get()).isEqualTo("value");
  }

  @Test
  void value_sentWhileTheReceiverWaits_isReceived() throws Exception {
    JoinHandle<String> handle = receiving();
    awaitWaiting();
    assertThat(oneshot.send("value")).isTrue();
    assertThat(handle.get()).isEqualTo("value");
  }

  @Test
  void null_isAValue() throws Exception {
    assertThat(oneshot.send(null)).isTrue();
    assertThat(receiving().get()).isNull();
  }

  @Test
  void send_isTrueOnce() throws Exception {
    assertThat(oneshot.send("first")).isTrue();
    assertThat(oneshot.send("second")).isFalse();
    assertThat(receiving().get()).isEqualTo("first");
    assertThat(oneshot.send("third")).isFalse();
  }

  @Test
  void close_beforeReceive_failsTheReceiver() {
    oneshot.close();
    assertClosed(receiving());
    assertThat(oneshot.send("value")).isFalse();
  }

  @Test
  void close_whileTheReceiverWaits_failsIt() {
    JoinHandle<String> handle = receiving();
    awaitWaiting();
    oneshot.close();
    oneshot.close();
    assertClosed(handle);
  }

  @Test
  void close_afterSend_leavesTheValue() throws Exception {
    oneshot.send("value");
    oneshot.close();
    assertThat(receiving().get()).isEqualTo("value");
  }

  @Test
  void abortOfTheReceiver_closesTheChannel() {
    JoinHandle<String> handle = receiving();
    awaitWaiting();
    handle.abort();
    awaitNoneAlive();
    assertThat(oneshot.send("value")).isFalse();
  }

  @Test
  void abortOfTheReceiver_dropsAValueSentBefore() throws Exception {
    AtomicReference<String> seen = new AtomicReference<>();
    JoinHandle<String> handle =
        scheduler.spawn(
            oneshot
                .receive()
                .map(
                    value -> {
                      seen.set(value);
                      return value;
                    }));
    handle.abort();
    awaitNoneAlive();
    oneshot.send("value");
    assertThat(handle.isCancelled()).isTrue();
    assertThat(seen).hasNullValue();
  }

  @Test
  void receiver_isTheSameEveryTime_andCanMoveToAnotherTask() throws Exception {
    assertThat(oneshot.receive()).isSameAs(oneshot.receive());
    JoinHandle<Boolean> first =
        scheduler.spawn(cx -> Poll.ready(oneshot.receive().poll(cx).isReady()));
    assertThat(first.get()).as("it asks once, and leaves its waker behind").isFalse();
    JoinHandle<String> second = receiving();
    awaitWaiting();
    oneshot.send("value");
    assertThat(second.get()).isEqualTo("value");
  }

  @Test
  void value_passesBetweenSchedulers() throws Exception {
    try (Scheduler other = Scheduler.builder().name("senders").workers(1).build()) {
      JoinHandle<String> handle = receiving();
      assertThat(other.spawn(() -> oneshot.send("value")).get()).isTrue();
      assertThat(handle.get()).isEqualTo("value");
    }
  }

  @RepeatedTest(3)
  void value_isNeverLost_whenSendRacesWithThePoll() throws Exception {
    for (int i = 0; i < 3_000; i++) {
      Oneshot<Integer> racing = new Oneshot<>();
      JoinHandle<Integer> handle = scheduler.spawn(racing.receive());
      spin();
      assertThat(racing.send(i)).isTrue();
      assertThat(handle.get()).isEqualTo(i);
    }
  }

  /**
   * In any order, either the value is received, or the handle is cancelled and every later send
   * fails.
   */
  @RepeatedTest(3)
  void sendOrCancel_oneOfThemWins_whenTheyRace() throws Exception {
    for (int i = 0; i < 2_000; i++) {
      Oneshot<Integer> racing = new Oneshot<>();
      JoinHandle<Integer> handle = scheduler.spawn(racing.receive());
      AtomicBoolean isSent = new AtomicBoolean();
      int value = i;
      JoinHandle<?> sender =
          scheduler.spawn(
              () -> {
                isSent.set(racing.send(value));
                return null;
              });
      spin();
      handle.abort();
      sender.get();
      if (handle.isCancelled()) {
        awaitNoneAlive(handle);
        assertThat(racing.send(value)).isFalse();
      } else {
        assertThat(handle.get()).isEqualTo(i);
        assertThat(isSent).isTrue();
      }
    }
  }

  /** Does as {@link #awaitNoneAlive()} without a pause, because it is called thousands of times. */
  private void awaitNoneAlive(JoinHandle<?> handle) {
    while (scheduler.metrics().numAliveTasks() > 0) {
      assertThat(handle.isDone()).isTrue();
      Thread.onSpinWait();
    }
  }

  private static void spin() {
    for (int turns = ThreadLocalRandom.current().nextInt(300); turns > 0; turns--) {
      Thread.onSpinWait();
    }
  }
}
