package dev.contrail.analysis.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnrecordedTimeTest {
  private static final long SECOND = 1_000_000_000L;

  /** Returns the gaps between chunks, each given by the seconds of its start and its end. */
  private static UnrecordedTime between(long... seconds) {
    UnrecordedTime.Builder time = new UnrecordedTime.Builder();
    for (int i = 0; i < seconds.length; i += 2) {
      time.chunk(Instant.ofEpochSecond(seconds[i]), Instant.ofEpochSecond(seconds[i + 1]));
    }
    return time.build();
  }

  @Test
  void gaps_areAddedUp() {
    assertThat(between(0, 10, 40, 50, 50, 60, 65, 70))
        .isEqualTo(new UnrecordedTime(2, 35 * SECOND));
  }

  @Test
  void gap_isNotWhereChunksFollowEachOther_orOverlap() {
    assertThat(between()).isEqualTo(UnrecordedTime.NONE);
    assertThat(between(0, 10, 10, 20, 12, 15, 20, 30)).isEqualTo(UnrecordedTime.NONE);
  }

  @Test
  void gap_isNotTheMoment_thatAJvmTakesForTheNextChunk() {
    UnrecordedTime.Builder time = new UnrecordedTime.Builder();
    time.chunk(Instant.EPOCH, Instant.ofEpochSecond(10));
    time.chunk(Instant.ofEpochMilli(10_900), Instant.ofEpochSecond(20));

    assertThat(time.build()).isEqualTo(UnrecordedTime.NONE);
  }

  @Test
  void gaps_ofMoreThanALongHolds_areALong() {
    UnrecordedTime.Builder time = new UnrecordedTime.Builder();
    time.chunk(Instant.MIN, Instant.MIN);
    time.chunk(Instant.MAX, Instant.MAX);

    assertThat(time.build()).isEqualTo(new UnrecordedTime(1, Long.MAX_VALUE));
  }

  @Test
  void gaps_areThoseOfOneJvm_whateverOtherJvmsRecord() {
    RecordingModel.Builder model = RecordingModel.builder("x", 1);
    for (int second = 0; second < 40; second += 10) {
      long pid = second == 10 || second == 20 ? 8 : 7;
      model
          .jvm(new JvmModel(null, null, null, pid, null))
          .chunk(Instant.ofEpochSecond(second), Instant.ofEpochSecond(second + 10));
    }

    assertThat(model.build().jvms())
        .extracting(JvmModel::unrecorded)
        .containsExactly(new UnrecordedTime(1, 20 * SECOND), UnrecordedTime.NONE);
  }
}
