package dev.contrail.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.analysis.model.TimeSeries.Point;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GapsTest {

  /** Returns the indices of the points after a gap. */
  private static List<Integer> gaps(long... times) {
    List<Point> points = LongStream.of(times).mapToObj(at -> new Point(at, 1, 1, 1)).toList();
    Gaps gaps = Gaps.in(points);
    return IntStream.range(0, times.length).filter(gaps::isBefore).boxed().toList();
  }

  @Test
  void gap_isWhereSamplesAreMissing() {
    assertThat(gaps(10, 20, 30, 80, 90, 100)).containsExactly(3);
    assertThat(gaps(10, 20, 30, 80, 130, 140, 150)).containsExactly(3, 4);
  }

  @Test
  void gap_isNoSampleThatIsLate_andNoPeriodThatWasChanged() {
    assertThat(gaps(10, 20, 30, 48, 50, 60)).isEmpty();
    assertThat(gaps(0, 10, 20, 30, 40, 42, 44, 46, 48)).isEmpty();
    assertThat(gaps(10, 12, 14, 16, 26, 36, 46, 56)).isEmpty();
  }

  @Test
  void gap_isNeverInNothing() {
    assertThat(gaps()).isEmpty();
    assertThat(gaps(10)).isEmpty();
    assertThat(gaps(10, 99)).isEmpty();
  }
}
