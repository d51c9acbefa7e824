package dev.contrail.analysis.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.analysis.model.TimeSeries.Point;
import org.junit.jupiter.api.Test;

class SampledDurationsTest {
  private static final long SECOND = 1_000_000_000L;

  private final SampledDurations durations = new SampledDurations(new ModelRoom());

  private void period(long second, double count, double p99) {
    durations.period(
        second * SECOND, new Percentiles(count, p99 / 4, p99 / 2, p99, 2 * p99, 3 * p99));
  }

  @Test
  void worst_isOfAllPeriods_andLastOfTheNewest_inAnyOrder() {
    period(3, 30, 400);
    period(1, 10, 800);
    period(2, 20, 200);

    assertThat(durations.sampledCount()).hasValue(60);
    assertThat(durations.worstP99()).hasValue(800);
    assertThat(durations.max()).hasValue(2_400);
    assertThat(durations.last(Percentile.P50)).hasValue(100);
    assertThat(durations.series(Percentile.P99).points())
        .extracting(Point::mean)
        .containsExactly(800.0, 200.0, 400.0);
  }

  @Test
  void period_withoutASample_hasNoPercentiles() {
    period(1, 10, 800);
    period(2, 0, 0);
    period(3, Double.NaN, 9_999);

    assertThat(durations.last(Percentile.P99)).hasValue(800);
    assertThat(durations.series(Percentile.P99).points()).hasSize(1);
  }

  @Test
  void durations_areRecorded_evenIfNothingWasSampled() {
    assertThat(durations.isRecorded()).isFalse();
    assertThat(durations.sampledCount()).isEmpty();

    durations.sampleEvery(2 * SECOND, 16);
    durations.sampleEvery(SECOND, 1);

    assertThat(durations.isRecorded()).isTrue();
    assertThat(durations.sampleEvery()).hasValue(16);
    assertThat(durations.sampledCount()).hasValue(0);
    assertThat(durations.max()).isEmpty();
  }
}
