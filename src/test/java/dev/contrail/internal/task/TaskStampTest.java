package dev.contrail.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskStampTest {
  /** About 2 ms. */
  private static final long STEP = 2 << 20;

  private static final long MINUTE = 60_000_000_000L;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 42, (1L << 42) - 1})
  void latency_isTheTimeSinceQueued_toAMicrosecond_wheneverTheClockStands(long queued) {
    int stamp = TaskStamp.queued(queued);

    assertThat(TaskStamp.isQueued(stamp)).isTrue();
    for (long wait : new long[] {0, 1_024, 999_999, MINUTE, 15 * MINUTE}) {
      assertThat(TaskStamp.latency(stamp, queued + wait)).isBetween(wait - 1_024, wait + 1_024);
    }
  }

  @Test
  void latency_isNotNegative_ifTheClockOfAnotherThreadIsBehind() {
    assertThat(TaskStamp.latency(TaskStamp.queued(1_000_000), 900_000)).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {STEP, 5 * STEP + 1, Long.MAX_VALUE - MINUTE, -MINUTE, (1L << 52) + STEP})
  void wait_isTheTimeSinceThePoll_orUpToAStepLonger(long ended) {
    int stamp = TaskStamp.pollEnded(ended);

    assertThat(TaskStamp.isQueued(stamp)).isFalse();
    for (long wait : new long[] {0, STEP, MINUTE, 24 * 60 * MINUTE}) {
      assertThat(TaskStamp.waited(stamp, ended + wait)).isBetween(wait - STEP / 2, wait + STEP);
    }
  }

  @Test
  void wait_thatBeganAfterTheCut_isZero() {
    assertThat(TaskStamp.waited(TaskStamp.pollEnded(MINUTE + 10 * STEP), MINUTE)).isZero();
  }

  @Test
  void wait_isUnknown_withoutAStamp_andOfAQueuedTask() {
    assertThat(TaskStamp.waited(TaskStamp.NONE, MINUTE)).isEqualTo(-1);
    assertThat(TaskStamp.waited(TaskStamp.queued(MINUTE), 2 * MINUTE)).isEqualTo(-1);
  }
}
