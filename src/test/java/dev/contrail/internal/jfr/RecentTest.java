package dev.contrail.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {

  private final Recent recent = new Recent();

  @Test
  void next_isEverything_atFirst() {
    assertThat(recent.next(new FakeHistogram(5))).isEqualTo(new FakeHistogram(5));
  }

  @Test
  void next_isWhatCameSinceLastCall() {
    recent.next(new FakeHistogram(5));
    recent.next(new FakeHistogram(7));

    assertThat(recent.next(new FakeHistogram(10))).isEqualTo(new FakeHistogram(3));
  }
}
