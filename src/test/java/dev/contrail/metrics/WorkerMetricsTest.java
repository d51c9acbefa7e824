package dev.contrail.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkerMetricsTest {

  @Test
  void isParked_isTrue_whenParkUnparkCountIsOdd() {
    assertThat(new Parks(3).isParked()).isTrue();
  }

  @Test
  void isParked_isFalse_whenParkUnparkCountIsEven() {
    assertThat(new Parks(0).isParked()).isFalse();
    assertThat(new Parks(4).isParked()).isFalse();
  }

  private record Parks(long parkUnparkCount) implements WorkerMetrics {

    @Override
    public int worker() {
      return 0;
    }

    @Override
    public Duration totalBusyDuration() {
      return Duration.ZERO;
    }

    @Override
    public long parkCount() {
      return (parkUnparkCount + 1) / 2;
    }
  }
}
