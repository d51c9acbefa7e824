package dev.contrail.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateTest {

  private static final long START = -3_000_000_000L; // nanoTime may be negative
  private static final long SECOND = 1_000_000_000;

  @Test
  void next_countsFromStart_atFirst() {
    assertThat(new Rate(START).next(30, START + 2 * SECOND)).isEqualTo(15);
  }

  @Test
  void next_countsFromLastCall() {
    var rate = new Rate(START);
    rate.next(30, START + 2 * SECOND);

    assertThat(rate.next(31, START + 4 * SECOND)).isEqualTo(0.5);
  }

  @Test
  void next_repeatsItself_whenNoTimePassed() {
    var rate = new Rate(START);
    rate.next(30, START + 2 * SECOND);

    assertThat(rate.next(30, START + 2 * SECOND)).isEqualTo(15);
  }
}
