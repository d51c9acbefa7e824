package dev.contrail.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PollAgeTest {

  private final PollAge age = new PollAge();

  @Test
  void next_isZero_whenPollIsFirstSeen() {
    assertThat(age.next(3, 100)).isZero();
  }

  @Test
  void next_isTimeSinceFirstSeen_whenPollGoesOn() {
    age.next(3, 100);
    age.next(3, 150);

    assertThat(age.next(3, 170)).isEqualTo(70);
  }

  @Test
  void next_isZero_whenAnotherPollRuns() {
    age.next(3, 100);

    assertThat(age.next(5, 150)).isZero();
  }

  @Test
  void next_isZero_betweenPolls() {
    age.next(4, 100);

    assertThat(age.next(4, 150)).isZero();
  }
}
