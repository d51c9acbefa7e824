package dev.contrail.internal.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplingTest {

  @Test
  void every_isWhatBuilderAskedFor_atFirst() {
    assertThat(new Sampling(0).everyOpaque()).isZero();
    assertThat(new Sampling(5).everyOpaque()).isEqualTo(5);
  }

  @Test
  void every_isWhatRecordingAsksFor_whileItDoes() {
    var sampling = new Sampling(0);
    sampling.request(16);
    assertThat(sampling.everyOpaque()).isEqualTo(16);
    sampling.request(1);
    assertThat(sampling.everyOpaque()).isEqualTo(1);
    sampling.request(0);
    assertThat(sampling.everyOpaque()).isZero();
  }

  @Test
  void every_isTheDenserOfBuildersAndRecordings() {
    var sampling = new Sampling(5);
    sampling.request(16);
    assertThat(sampling.everyOpaque()).isEqualTo(5);
    sampling.request(2);
    assertThat(sampling.everyOpaque()).isEqualTo(2);
  }

  @Test
  void every_isBuildersAgain_whenRecordingStops() {
    var sampling = new Sampling(5);
    sampling.request(2);
    sampling.request(0);
    assertThat(sampling.everyOpaque()).isEqualTo(5);
  }

  @Test
  void outsideTask_isNeverDue_whenNoneIsSampled() {
    assertThat(timesDue(new Sampling(0))).isZero();
  }

  @Test
  void outsideTask_isAlwaysDue_whenAllAreSampled() {
    assertThat(timesDue(new Sampling(1))).isEqualTo(10_000);
  }

  @Test
  void outsideTask_isDue_aboutAsOftenAsAskedFor() {
    assertThat(timesDue(new Sampling(10))).isBetween(700L, 1300L); // ten standard deviations
  }

  private static long timesDue(Sampling sampling) {
    return IntStream.range(0, 10_000).filter(i -> sampling.drawOutside()).count();
  }
}
