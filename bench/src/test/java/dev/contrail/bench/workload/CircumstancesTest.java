package dev.contrail.bench.workload;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;

class CircumstancesTest {
  @Test
  void check_acceptsPlain_whenNobodyRecords() {
    assertThatCode(() -> Circumstances.check(Circumstances.PLAIN)).doesNotThrowAnyException();
  }

  @Test
  void check_refusesPlain_whenARecordingIsOn_thoughWithoutContrailsSettings() {
    try (var recording = new Recording()) {
      recording.start();

      assertThatThrownBy(() -> Circumstances.check(Circumstances.PLAIN))
          .hasMessageContaining("was to be PLAIN, and is the engine with 1 recordings");
    }
  }

  @Test
  void check_refusesRecorded_whenTheRecordingLacksContrailsSettings() {
    try (var recording = new Recording()) {
      recording.start();

      assertThatThrownBy(() -> Circumstances.check(Circumstances.RECORDED))
          .hasMessageContaining("was to be RECORDED");
    }
  }

  @Test
  void check_acceptsRecorded_whenItHasThem() {
    try (var recording = new Recording()) {
      recording.enable("contrail.WorkerMetrics");
      recording.start();

      assertThatCode(() -> Circumstances.check(Circumstances.RECORDED)).doesNotThrowAnyException();
    }
  }

  @Test
  void check_refusesTwin_whenItIsTheEngine() {
    assertThatThrownBy(() -> Circumstances.check(Circumstances.TWIN))
        .hasMessageContaining("is the engine with 0 recordings");
  }
}
