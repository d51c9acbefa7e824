package dev.contrail.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShareTest {

  private final Share share = new Share();

  @Test
  void next_isShareOfLife_atFirst() {
    assertThat(share.next(25, 100)).isEqualTo(0.25f);
  }

  @Test
  void next_isShareSinceLastCall() {
    share.next(25, 100);

    assertThat(share.next(30, 110)).isEqualTo(0.5f);
  }

  @Test
  void next_repeatsItself_whenNoTimePassed() {
    share.next(25, 100);

    assertThat(share.next(25, 100)).isEqualTo(0.25f);
  }

  @Test
  void next_isZero_beforeWorkerStarted() {
    assertThat(share.next(0, 0)).isZero();
  }
}
