package dev.contrail.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.analysis.model.Nanos;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SchedulerMetric;
import dev.contrail.analysis.model.TimeSeries;
import dev.contrail.analysis.report.Chart.NamedSeries;
import dev.contrail.analysis.report.Chart.Span;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
  private static final Instant START = Instant.parse("2026-11-23T06:00:00Z");
  private static final long T0 = Nanos.since1970(START);
  private static final long SECOND = 1_000_000_000L;
  private static final Span SPAN = new Span(T0, T0 + 10 * SECOND);

  /** Values at seconds of the span, as the model would hold them. */
  private static TimeSeries series(double... secondsAndValues) {
    RecordingModel.Builder model = RecordingModel.builder("x.jfr", 1);
    for (int i = 0; i < secondsAndValues.length; i += 2) {
      model
          .scheduler("s")
          .sample(
              SchedulerMetric.NUM_TIMERS,
              T0 + (long) (secondsAndValues[i] * SECOND),
              secondsAndValues[i + 1]);
    }
    return model.build().schedulers().get(0).metrics().series(SchedulerMetric.NUM_TIMERS);
  }

  private static Chart chart(TimeSeries series) {
    return Chart.of(
        "Timers", SchedulerMetric.NUM_TIMERS, SPAN, List.of(new NamedSeries("all", series)));
  }

  @Test
  void of_putsTimeOnTheWidth_andValuesOnTheHeight() {
    Chart chart = chart(series(0, 0, 5, 4, 10, 2));

    assertThat(chart.top()).isEqualTo("5");
    assertThat(chart.lines().get(0).path()).isEqualTo("M0.0 100.0L500.0 20.0L1000.0 60.0");
    assertThat(chart.lines().get(0).band()).isEmpty();
    assertThat(chart.lines().get(0).hint()).isEqualTo("all: last 2, most 4");
  }

  @Test
  void of_drawsABand_wherePointsWereMerged() {
    Chart chart = chart(series(5, 1, 5.0000001, 3));

    assertThat(chart.lines().get(0).band()).isEqualTo("M500.0 40.0L500.0 80.0Z");
  }

  @Test
  void of_keepsToTheBox_whateverTheTime() {
    Chart chart = chart(series(-100, 1, 1000, 1));

    assertThat(chart.lines().get(0).path()).isEqualTo("M0.0 0.0L1000.0 0.0");
  }
}
