package dev.contrail.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.task.ManualContext;
import dev.contrail.task.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelTest {
  private final ManualContext cx = new ManualContext();
  private final ManualContext other = new ManualContext();
  private final Channel<String> channel = Channel.bounded(2);

  @Test
  void receive_takesMessagesInTheOrderSent() throws Exception {
    cx.poll(channel.send("a"));
    channel.trySend("b");
    assertThat(channel.size()).isEqualTo(2);
    assertThat(cx.poll(channel.receive()).value()).isEqualTo("a");
    assertThat(channel.tryReceive()).isEqualTo("b");
    assertThat(channel.tryReceive()).isNull();
    assertThat(channel.size()).isZero();
  }

  @Test
  void send_wakesTheReceiverThatWaitedLongest() throws Exception {
    Task<String> first = channel.receive();
    Task<String> second = channel.receive();
    assertThat(cx.poll(first).isReady()).isFalse();
    other.poll(second);
    channel.trySend("a");
    assertThat(cx.wakes()).isEqualTo(1);
    assertThat(other.wakes()).isZero();
    assertThat(cx.poll(first).value()).isEqualTo("a");
  }

  @Test
  void send_waitsForAPlace_andSendersAreServedInOrder() throws Exception {
    channel.trySend("a");
    channel.trySend("b");
    Task<?> first = channel.send("c");
    Task<?> second = channel.send("d");
    assertThat(cx.poll(first).isReady()).isFalse();
    other.poll(second);
    assertThat(channel.tryReceive()).isEqualTo("a");
    assertThat(cx.wakes()).isEqualTo(1);
    assertThat(other.wakes()).isZero();
    assertThat(channel.trySend("overtaking")).isFalse();
    assertThat(cx.poll(first).isReady()).isTrue();
    assertThat(channel.tryReceive()).isEqualTo("b");
    assertThat(other.poll(second).isReady()).isTrue();
    assertThat(channel.tryReceive()).isEqualTo("c");
    assertThat(channel.tryReceive()).isEqualTo("d");
  }

  @Test
  void trySend_isRefused_whenFull_untilSomethingIsReceived() {
    assertThat(channel.trySend("a")).isTrue();
    assertThat(channel.trySend("b")).isTrue();
    assertThat(channel.trySend("c")).isFalse();
    channel.tryReceive();
    assertThat(channel.trySend("c")).isTrue();
  }

  @Test
  void unbounded_isNeverFull() throws Exception {
    Channel<Integer> unbounded = Channel.unbounded();
    for (int i = 0; i < 10_000; i++) {
      assertThat(cx.poll(unbounded.send(i)).isReady()).isTrue();
    }
    assertThat(unbounded.size()).isEqualTo(10_000);
  }

  @Test
  void receiveMany_takesWhatIsThere_upToItsMaximum() throws Exception {
    Channel<Integer> unbounded = Channel.unbounded();
    Task<List<Integer>> waiting = unbounded.receiveMany(3);
    assertThat(cx.poll(waiting).isReady()).isFalse();
    for (int i = 0; i < 4; i++) {
      unbounded.trySend(i);
    }
    assertThat(cx.wakes()).isEqualTo(1);
    assertThat(cx.poll(waiting).value()).containsExactly(0, 1, 2);
    assertThat(cx.poll(unbounded.receiveMany(3)).value()).containsExactly(3);
  }

  @Test
  void receiveMany_makesRoomForAllItTook() throws Exception {
    channel.trySend("a");
    channel.trySend("b");
    cx.poll(channel.receiveMany(10));
    assertThat(channel.trySend("c")).isTrue();
    assertThat(channel.trySend("d")).isTrue();
  }

  @Test
  void close_endsSending_andLetsReceiversFinish() throws Exception {
    channel.trySend("a");
    channel.close();
    assertThat(channel.isClosed()).isTrue();
    assertThat(channel.trySend("b")).isFalse();
    assertThatThrownBy(() -> cx.poll(channel.send("b"))).isInstanceOf(ClosedException.class);
    assertThat(cx.poll(channel.receive()).value()).isEqualTo("a");
    assertThatThrownBy(() -> cx.poll(channel.receive())).isInstanceOf(ClosedException.class);
    assertThat(cx.poll(channel.receiveMany(1)).value()).isEmpty();
  }

  @Test
  void close_wakesEveryReceiverAndSender() throws Exception {
    Task<String> receiver = channel.receive();
    Task<List<String>> many = channel.receiveMany(2);
    cx.poll(receiver);
    other.poll(many);
    channel.close();
    assertThat(cx.wakes()).isEqualTo(1);
    assertThat(other.wakes()).isEqualTo(1);
    assertThatThrownBy(() -> cx.poll(receiver)).isInstanceOf(ClosedException.class);
    assertThat(other.poll(many).value()).isEmpty();

    Channel<String> full = Channel.bounded(1);
    full.trySend("a");
    Task<?> sender = full.send("b");
    cx.poll(sender);
    full.close();
    assertThat(cx.wakes()).isEqualTo(2);
    assertThatThrownBy(() -> cx.poll(sender)).isInstanceOf(ClosedException.class);
    sender.cancel();
    assertThat(full.tryReceive()).isEqualTo("a");
    assertThat(full.tryReceive()).isNull();
  }

  @Test
  void receivers_thatWait_areWoken_whenTheLastMessageOfAClosedChannelIsTaken() throws Exception {
    Task<String> first = channel.receive();
    Task<String> second = channel.receive();
    channel.trySend("a");
    channel.close();
    assertThat(cx.poll(first).value()).isEqualTo("a");
    assertThatThrownBy(() -> other.poll(second)).isInstanceOf(ClosedException.class);
  }

  @Test
  void cancel_ofAReceiver_leavesTheMessageToTheNext() throws Exception {
    Task<String> first = channel.receive();
    Task<String> second = channel.receive();
    cx.poll(first);
    other.poll(second);
    channel.trySend("a");
    first.cancel();
    first.cancel();
    assertThat(other.wakes()).isEqualTo(1);
    assertThat(other.poll(second).value()).isEqualTo("a");
    assertThat(channel.waitingReceivers()).isZero();
  }

  @Test
  void cancel_ofASender_hasNotSent_andGivesItsPlaceToTheNext() throws Exception {
    channel.trySend("a");
    channel.trySend("b");
    Task<?> first = channel.send("c");
    Task<?> second = channel.send("d");
    cx.poll(first);
    other.poll(second);
    channel.tryReceive();
    first.cancel();
    first.cancel();
    assertThat(other.wakes()).isEqualTo(1);
    assertThat(other.poll(second).isReady()).isTrue();
    assertThat(channel.tryReceive()).isEqualTo("b");
    assertThat(channel.tryReceive()).isEqualTo("d");
    assertThat(channel.waitingSenders()).isZero();
  }

  @Test
  void receiver_thatCameTooLate_keepsItsTurn() throws Exception {
    Task<String> first = channel.receive();
    Task<String> second = channel.receive();
    cx.poll(first);
    other.poll(second);
    channel.trySend("a");
    assertThat(channel.tryReceive()).isEqualTo("a");
    assertThat(cx.poll(first).isReady()).isFalse();
    channel.trySend("b");
    assertThat(cx.wakes()).isEqualTo(2);
    assertThat(other.wakes()).isZero();
  }

  @Test
  void receive_takesNothing_whenTheBudgetIsSpent() throws Exception {
    channel.trySend("a");
    Task<String> receive = channel.receive();
    Task<List<String>> many = channel.receiveMany(1);
    cx.budget = 0;
    assertThat(cx.poll(receive).isReady()).isFalse();
    assertThat(cx.poll(many).isReady()).isFalse();
    assertThat(cx.isScheduled()).isTrue();
    assertThat(channel.size()).isEqualTo(1);
    cx.budget = 1;
    assertThat(cx.poll(receive).value()).isEqualTo("a");
  }

  @Test
  void send_sendsNothing_whenTheBudgetIsSpent() throws Exception {
    for (Channel<String> each : List.of(channel, Channel.<String>unbounded())) {
      Task<?> send = each.send("a");
      cx.budget = 0;
      assertThat(cx.poll(send).isReady()).isFalse();
      assertThat(cx.isScheduled()).isTrue();
      assertThat(each.size()).isZero();
      cx.budget = 1;
      assertThat(cx.poll(send).isReady()).isTrue();
      assertThat(each.size()).isEqualTo(1);
    }
  }

  @Test
  void close_isNotNoticed_whenTheBudgetIsSpent() throws Exception {
    channel.close();
    cx.budget = 0;
    assertThat(cx.poll(channel.receive()).isReady()).isFalse();
    assertThat(cx.poll(channel.send("a")).isReady()).isFalse();
    assertThat(cx.isScheduled()).isTrue();
  }

  @Test
  void poll_again_changesNothing_andAnotherTaskTakesTheWaitOver() throws Exception {
    Task<String> receive = channel.receive();
    cx.poll(receive);
    cx.poll(receive);
    other.poll(receive);
    assertThat(channel.waitingReceivers()).isEqualTo(1);
    channel.trySend("a");
    assertThat(cx.wakes()).isZero();
    assertThat(other.wakes()).isEqualTo(1);
  }

  @Test
  void arguments_outOfRange_areRefused() {
    assertThatThrownBy(() -> Channel.bounded(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> channel.receiveMany(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> channel.send(null)).isInstanceOf(NullPointerException.class);
  }
}
