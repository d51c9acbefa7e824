package dev.contrail.internal.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InjectShareTest {
  private final InjectShare share = new InjectShare();

  private int ticksOfAnInterval() {
    int ticks = 1;
    while (!share.endInterval()) {
      ticks++;
    }
    return ticks;
  }

  private int turnsIn(int ticks) {
    int turns = 0;
    for (int i = 0; i < ticks; i++) {
      if (share.takeTurn()) {
        turns++;
      }
    }
    return turns;
  }

  @Test
  void firstInterval_isTokios() {
    assertThat(ticksOfAnInterval()).isEqualTo(61);
    assertThat(ticksOfAnInterval()).isEqualTo(61);
  }

  /** 200 µs, but 2 to 127 ticks. */
  @ParameterizedTest
  @CsvSource({"1, 127", "2000, 100", "20000, 10", "100000, 2", "10000000, 2", "0, 127"})
  void interval_lasts200Microseconds(long meanPollNanos, int ticks) {
    share.tune(meanPollNanos);
    ticksOfAnInterval(); // the one that has begun is shortened, never prolonged

    assertThat(ticksOfAnInterval()).isEqualTo(ticks);
  }

  @Test
  void smallChanges_leaveTheIntervalAlone() {
    share.tune(200_000 / 63);
    ticksOfAnInterval();

    assertThat(ticksOfAnInterval()).isEqualTo(61);
  }

  @Test
  void longPolls_endTheRunningIntervalSooner() {
    share.tune(20_000);

    assertThat(ticksOfAnInterval()).isEqualTo(10);
  }

  @Test
  void turns_areInProportionToTheBacklogs() {
    share.setBacklog(300, 100);

    assertThat(turnsIn(400)).isEqualTo(300);
  }

  @Test
  void aSmallBacklog_getsOneTurnPerInterval() {
    share.setBacklog(1, 1_000_000);

    assertThat(turnsIn(61 * 10)).isBetween(9, 10);
  }

  @Test
  void nothingOutside_getsNoTurn_andNeitherDoesWhatWasFoundEmpty() {
    share.setBacklog(0, 10);
    assertThat(turnsIn(1_000)).isZero();

    share.setBacklog(10, 10);
    share.stop();
    assertThat(turnsIn(1_000)).isZero();
  }

  @Test
  void shards_takeTurns() {
    assertThat(new int[] {share.nextShard(), share.nextShard(), share.nextShard()})
        .containsExactly(0, 1, 2);
  }
}
