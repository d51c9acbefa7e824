package dev.contrail.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.analysis.model.EventLoss;
import dev.contrail.analysis.model.JvmModel;
import dev.contrail.analysis.model.RecordingModel;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LossSentencesTest {
  private final RecordingModel.Builder model = RecordingModel.builder("x.jfr", 1);

  private void chunk(int from, int to) {
    model
        .jvm(new JvmModel(null, null, null, 42L, null))
        .chunk(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
  }

  private void lose(int types) {
    chunk(0, 1);
    model.losses(
        IntStream.rangeClosed(1, types)
            .mapToObj(type -> new EventLoss("contrail.Type" + type, 100L * type, type))
            .toList());
  }

  private List<String> said() {
    return LossSentences.of(model.build());
  }

  @Test
  void thereIsNoSentence_ifNothingIsMissing() {
    chunk(0, 10);
    chunk(10, 20);
    assertThat(said()).isEmpty();
  }

  @Test
  void gaps_areOneSentence_howeverManyTheyAre() {
    chunk(0, 10);
    chunk(40, 50);
    assertThat(said())
        .containsExactly(
            "There is 1 gap of 30.0 s in which the JVM was not recorded; its charts have a hole there.");
    chunk(60, 61);
    assertThat(said())
        .containsExactly(
            "There are 2 gaps, together 40.0 s, in which the JVM was not recorded; its charts have holes"
                + " there.");
  }

  @Test
  void aFewTypes_haveASentenceEach() {
    lose(3);
    assertThat(said())
        .hasSize(3)
        .startsWith(
            "1 of 100 contrail.Type1 events that the JVM committed are missing from the file.");
  }

  @Test
  void manyTypes_areSummedUp() {
    lose(4);
    assertThat(said())
        .containsExactly(
            "10 of 1,000 events of 4 types that the JVM committed are missing from the file. Most"
                + " of them are contrail.Type4: 4 of 400. The JSON report lists all types.");
  }
}
