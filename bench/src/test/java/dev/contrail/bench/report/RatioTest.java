package dev.contrail.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTest {
  private static Series series(double... byRound) {
    var series = new Series();
    for (int i = 0; i < byRound.length; i++) {
      series.add(i + 1, new double[] {byRound[i]});
    }
    return series;
  }

  @Test
  void of_isToTheFastest_whenThereAreSeveral() {
    Interval ratio = Ratio.of(series(30, 30, 30), List.of(series(20, 20, 20), series(15, 15, 15)));

    assertThat(ratio).isEqualTo(new Interval(2, 2, 2));
  }

  @Test
  void of_isTurnedRound_whenTheTwoAreSwapped() {
    Series one = series(10, 11, 12, 10, 11);
    Series other = series(20, 23, 21, 25, 20);

    Interval forth = Ratio.of(one, List.of(other));
    Interval back = Ratio.of(other, List.of(one));

    assertThat(forth.point() * back.point()).isCloseTo(1, within(1e-9));
    assertThat(forth.low() * back.high()).isCloseTo(1, within(1e-9));
  }

  @Test
  void of_isExact_whenADisturbanceHitsAllOfARound() {
    Interval ratio = Ratio.of(series(10, 100, 10, 40, 10), List.of(series(20, 200, 20, 80, 20)));

    assertThat(ratio).isEqualTo(new Interval(0.5, 0.5, 0.5));
  }

  @Test
  void of_isWide_whenRoundsDisagree() {
    Interval ratio = Ratio.of(series(10, 40, 10, 40, 20), List.of(series(20, 20, 20, 20, 20)));

    assertThat(ratio.low()).isEqualTo(0.5);
    assertThat(ratio.high()).isEqualTo(2);
  }

  @Test
  void of_isOneAtLeast_whenItIsAmongTheOthers() {
    Series one = series(10, 12, 14);

    Interval ratio = Ratio.of(one, List.of(one, series(20, 20, 20)));

    assertThat(ratio).isEqualTo(new Interval(1, 1, 1));
  }

  @Test
  void of_isRefused_whenNoRoundIsInCommon() {
    var late = new Series();
    late.add(2, new double[] {1});

    assertThatThrownBy(() -> Ratio.of(series(1), List.of(late)))
        .hasMessageContaining("no round in common");
  }
}
