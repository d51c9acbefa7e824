package dev.contrail.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.task.PolledTask;
import dev.contrail.task.Race;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message against the poll that registers, against the cancel, and against the close. */
@Tag("stress")
@Timeout(60)
class ChannelRaceTest {
  private static Channel<String> channel(boolean isBounded) {
    return isBounded ? Channel.bounded(1) : Channel.unbounded();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void cancelAgainstSendAgainstClose_losesNoMessage(boolean isBounded) throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final Channel<String> channel = channel(isBounded);
              private final PolledTask<String> first = PolledTask.pending(channel.receive());
              private final PolledTask<String> second = PolledTask.pending(channel.receive());
              private boolean isSent;

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> isSent = channel.trySend("a");
                  case 1 -> first.cancel();
                  default -> channel.close();
                }
              }

              @Override
              public void check() {
                second.settle();
                assertThat(second.isPending()).isFalse();
                assertThat(second.value).isEqualTo(isSent ? "a" : null);
                assertThat(channel.waitingReceivers()).isZero();
              }
            });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void pollAgainstSendAgainstClose_strandsNoTask(boolean isBounded) throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final Channel<String> channel = channel(isBounded);
              private final PolledTask<String> receiver = PolledTask.of(channel.receive());
              private boolean isSent;

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> isSent = channel.trySend("a");
                  case 1 -> receiver.poll();
                  default -> channel.close();
                }
              }

              @Override
              public void check() {
                receiver.settle();
                assertThat(receiver.isPending()).isFalse();
                assertThat(receiver.value).isEqualTo(isSent ? "a" : null);
                assertThat(channel.waitingReceivers()).isZero();
              }
            });
  }

  @Test
  void pollAgainstSend_strandsNoTask() throws Exception {
    Race.run(
        2,
        () ->
            new Race.Round() {
              private final Channel<String> channel = Channel.unbounded();
              private final PolledTask<String> receiver = PolledTask.of(channel.receive());

              @Override
              public void act(int action) {
                if (action == 0) {
                  channel.trySend("a");
                } else {
                  receiver.poll();
                }
              }

              @Override
              public void check() {
                receiver.settle();
                assertThat(receiver.value).isEqualTo("a");
              }
            });
  }

  @Test
  void receiveMany_againstSendAgainstCancel_losesNoMessage() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final Channel<String> channel = Channel.unbounded();
              private final PolledTask<String> first = PolledTask.pending(channel.receive());
              private final PolledTask<List<String>> many = PolledTask.of(channel.receiveMany(2));

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> channel.trySend("a");
                  case 1 -> first.cancel();
                  default -> many.poll();
                }
              }

              @Override
              public void check() {
                many.settle();
                assertThat(many.value).containsExactly("a");
                assertThat(channel.waitingReceivers()).isZero();
              }
            });
  }

  @Test
  void cancelOfASenderAgainstReceiveAgainstClose_losesNoPlace() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final Channel<String> channel = Channel.bounded(1);
              private final boolean isFull = channel.trySend("a");
              private final PolledTask<Void> first = PolledTask.pending(channel.send("b"));
              private final PolledTask<Void> second = PolledTask.pending(channel.send("c"));
              private String received;

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> received = channel.tryReceive();
                  case 1 -> first.cancel();
                  default -> channel.close();
                }
              }

              @Override
              public void check() {
                second.settle();
                assertThat(isFull).isTrue();
                assertThat(received).isEqualTo("a");
                assertThat(second.isPending()).isFalse();
                assertThat(channel.tryReceive()).isEqualTo(second.failure == null ? "c" : null);
                assertThat(channel.waitingSenders()).isZero();
              }
            });
  }

  @Test
  void theLastMessageOfAClosedChannel_againstAnotherPoll_tellsOfTheEnd() throws Exception {
    Race.run(
        2,
        () ->
            new Race.Round() {
              private final Channel<String> channel = Channel.unbounded();
              private final List<PolledTask<String>> receivers =
                  List.of(
                      PolledTask.pending(channel.receive()), PolledTask.pending(channel.receive()));
              private final boolean isSent = channel.trySend("a");

              {
                channel.close();
              }

              @Override
              public void act(int action) {
                receivers.get(action).poll();
              }

              @Override
              public void check() {
                receivers.forEach(PolledTask::settle);
                assertThat(isSent).isTrue();
                assertThat(receivers).noneMatch(PolledTask::isPending);
                assertThat(receivers).filteredOn(each -> each.value == null).hasSize(1);
              }
            });
  }

  @Test
  void cancelOfASenderAgainstReceive_givesThePlaceToTheNext() throws Exception {
    Race.run(
        2,
        () ->
            new Race.Round() {
              private final Channel<String> channel = Channel.bounded(1);
              private final boolean isFull = channel.trySend("a");
              private final PolledTask<Void> first = PolledTask.pending(channel.send("b"));
              private final PolledTask<Void> second = PolledTask.pending(channel.send("c"));

              @Override
              public void act(int action) {
                if (action == 0) {
                  channel.tryReceive();
                } else {
                  first.cancel();
                }
              }

              @Override
              public void check() {
                second.settle();
                assertThat(isFull).isTrue();
                assertThat(second.isPending()).isFalse();
                assertThat(channel.tryReceive()).isEqualTo("c");
              }
            });
  }

  @Test
  void pollOfASenderAgainstReceiveAgainstClose_strandsNoTask() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final Channel<String> channel = Channel.bounded(1);
              private final boolean isFull = channel.trySend("a");
              private final PolledTask<Void> sender = PolledTask.of(channel.send("b"));

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> channel.tryReceive();
                  case 1 -> sender.poll();
                  default -> channel.close();
                }
              }

              @Override
              public void check() {
                sender.settle();
                assertThat(isFull).isTrue();
                assertThat(sender.isPending()).isFalse();
                assertThat(channel.tryReceive()).isEqualTo(sender.failure == null ? "b" : null);
                assertThat(channel.waitingSenders()).isZero();
              }
            });
  }
}
