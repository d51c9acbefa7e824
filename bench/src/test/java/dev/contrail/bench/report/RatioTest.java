package dev.contrail.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RatioTest {
  private static Series series(double... byRound) {
    var series = new Series();
    for (int i = 0; i < byRound.length; i++) {
      series.add(i + 1, new double[] {byRound[i]});
    }
    return series;
  }

  private static Interval ratio(Series one, Series... others) {
    return Objects.requireNonNull(Ratio.of(one, List.of(others)));
  }

  @Test
  void of_isToTheFastest_whenThereAreSeveral() {
    Interval ratio = ratio(series(30, 30, 30), series(20, 20, 20), series(15, 15, 15));

    assertThat(ratio).isEqualTo(new Interval(2, 2, 2, 3));
  }

  @Test
  void of_isTurnedRound_whenTheTwoAreSwapped() {
    Series one = series(10, 11, 12, 10, 11);
    Series other = series(20, 23, 21, 25, 20);

    Interval forth = ratio(one, other);
    Interval back = ratio(other, one);

    assertThat(forth.point() * back.point()).isCloseTo(1, within(1e-9));
    assertThat(forth.low() * back.high()).isCloseTo(1, within(1e-9));
  }

  @Test
  void of_isExact_whenADisturbanceHitsAllOfARound() {
    Interval ratio = ratio(series(10, 100, 10, 40, 10), series(20, 200, 20, 80, 20));

    assertThat(ratio).isEqualTo(new Interval(0.5, 0.5, 0.5, 5));
  }

  @Test
  void of_isWide_whenRoundsDisagree() {
    Interval ratio = ratio(series(10, 40, 10, 40, 20), series(20, 20, 20, 20, 20));

    assertThat(ratio.low()).isEqualTo(0.5);
    assertThat(ratio.high()).isEqualTo(2);
  }

  @Test
  void of_isOneAtLeast_whenItIsAmongTheOthers() {
    Series one = series(10, 12, 14);

    Interval ratio = ratio(one, one, series(20, 20, 20));

    assertThat(ratio).isEqualTo(new Interval(1, 1, 1, 3));
  }

  @Test
  void of_isNothing_whenNoRoundIsInCommon() {
    var late = new Series();
    late.add(2, new double[] {1});

    assertThat(Ratio.of(series(1), List.of(late))).isNull();
  }

  @Test
  void of_isNothing_whenThereAreNoOthers() {
    assertThat(Ratio.of(series(1), List.of())).isNull();
  }

  @Test
  void of_isConfident_fromSixRoundsInCommonOn() {
    Series six = series(10, 11, 12, 10, 11, 12);

    assertThat(ratio(six, series(20, 20, 20, 20, 20, 20)).isConfident()).isTrue();
    assertThat(ratio(six, series(20, 20, 20, 20, 20)).isConfident()).isFalse();
  }
}
