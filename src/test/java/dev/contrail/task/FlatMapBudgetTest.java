package dev.contrail.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.sync.Channel;
import dev.contrail.sync.Permit;
import dev.contrail.sync.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A chain that yields to other tasks does so before it takes anything. */
class FlatMapBudgetTest {
  private final ManualContext cx = new ManualContext();

  static IntStream lengths() {
    return IntStream.rangeClosed(0, 200);
  }

  private static Task<Integer> chain(int length) {
    Task<Integer> chain = Tasks.ready(0);
    for (int i = 0; i < length; i++) {
      chain = chain.map(value -> value + 1);
    }
    return chain;
  }

  private static Task<Integer> firstPositive(Channel<Integer> channel) {
    return channel
        .receive()
        .flatMap(value -> value > 0 ? Tasks.ready(value) : firstPositive(channel));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void aMessage_isNotLost_whereTheBudgetEnds(int length) throws Exception {
    Channel<Integer> channel = Channel.unbounded();
    channel.trySend(7);
    Task<Integer> chain = chain(length).andThen(channel.receive()).map(value -> value + 1);
    cx.budget = 128;
    if (!cx.poll(chain).isReady()) {
      chain.cancel();
      assertThat(channel.tryReceive()).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void aMessageBehindOthersThatAreFilteredOut_isNotLost(int length) throws Exception {
    Channel<Integer> channel = Channel.unbounded();
    for (int i = 0; i < length; i++) {
      channel.trySend(-1);
    }
    channel.trySend(7);
    Task<Integer> filter = firstPositive(channel);
    cx.budget = 128;
    if (!cx.poll(filter).isReady()) {
      filter.cancel();
      Integer left;
      do {
        left = channel.tryReceive();
      } while (left != null && left < 0);
      assertThat(left).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void aPermit_isNotLost_whereTheBudgetEnds(int length) throws Exception {
    Semaphore semaphore = new Semaphore(1);
    Task<Permit> chain = chain(length).andThen(semaphore.acquire()).map(permit -> permit);
    cx.budget = 128;
    Poll<Permit> poll = cx.poll(chain);
    if (poll.isReady()) {
      poll.value().close();
    } else {
      chain.cancel();
    }
    assertThat(semaphore.availablePermits()).isOne();
  }
}
