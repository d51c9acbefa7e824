package dev.contrail.analysis.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.analysis.model.TimeSeries.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void points_areTheSamples_whileTheyAreFew() {
    TimeSeries series = new TimeSeries();
    series.add(2 * SECOND, 20);
    series.add(1 * SECOND, 10);
    series.add(3 * SECOND, 30);

    assertThat(series.points())
        .containsExactly(
            new Point(1 * SECOND, 10, 10, 10),
            new Point(2 * SECOND, 20, 20, 20),
            new Point(3 * SECOND, 30, 30, 30));
    assertThat(series.max()).isEqualTo(30);
  }

  @Test
  void points_stayBounded_forAYearOfSeconds() {
    TimeSeries series = new TimeSeries();
    int seconds = 365 * 24 * 3600;
    for (int i = 0; i < seconds; i++) {
      series.add(i * SECOND, i == 1_000_000 ? 7 : 1);
    }

    List<Point> points = series.points();
    assertThat(points).hasSizeBetween(TimeSeries.MAX_POINTS / 4, TimeSeries.MAX_POINTS);
    assertThat(points).isSortedAccordingTo((a, b) -> Long.compare(a.epochNanos(), b.epochNanos()));
    assertThat(points.get(0).epochNanos()).isZero();
    assertThat(series.max()).as("the one peak in 31 million samples").isEqualTo(7);
    assertThat(points).allSatisfy(point -> assertThat(point.min()).isEqualTo(1));
  }

  @Test
  void points_areTheSame_inAnyOrderOfSamples() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      samples.add(new Sample(i * SECOND, i % 97));
    }
    TimeSeries inOrder = new TimeSeries();
    samples.forEach(sample -> inOrder.add(sample.epochNanos(), sample.value()));
    Collections.shuffle(samples, new Random(42));
    TimeSeries shuffled = new TimeSeries();
    samples.forEach(sample -> shuffled.add(sample.epochNanos(), sample.value()));

    assertThat(shuffled.points()).isEqualTo(inOrder.points());
  }

  @Test
  void points_survive_theEndsOfTime() {
    TimeSeries series = new TimeSeries();
    for (int i = 0; i < 10_000; i++) {
      series.add(Long.MAX_VALUE - i * SECOND, 1);
      series.add(Long.MIN_VALUE + i * SECOND, 1);
    }
    assertThat(series.points()).hasSizeLessThanOrEqualTo(TimeSeries.MAX_POINTS);
  }
}
