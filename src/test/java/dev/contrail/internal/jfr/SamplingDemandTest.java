package dev.contrail.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.jfr.Recording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingDemandTest {

  private final FakeScheduler scheduler = new FakeScheduler("demand");

  @BeforeEach
  void attach() throws Exception {
    scheduler.attach();
  }

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void nothing_isWanted_withoutRecording() {
    assertThat(scheduler.requestedSampling()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {EventNames.POLL_TIME, EventNames.SCHEDULE_LATENCY})
  void onePollIn16_isWanted_whileEventIsEnabled(String event) {
    try (var recording = ManualRecording.start(event)) {
      assertThat(recording).isNotNull();
      assertThat(scheduler.requestedSampling()).isEqualTo(16);
    }
    assertThat(scheduler.requestedSampling()).isZero();
  }

  @Test
  void onePollIn16_isWanted_byRecordingWithoutSettings() {
    try (var recording = new Recording()) {
      recording.start();
      assertThat(scheduler.requestedSampling()).isEqualTo(16);
      recording.stop();
      assertThat(scheduler.requestedSampling()).isZero();
    }
  }

  @Test
  void nothing_isWanted_whenOtherEventsAreEnabled() {
    try (var recording =
        ManualRecording.start(EventNames.WORKER_METRICS, EventNames.POLL_TIME_BUCKET)) {
      assertThat(recording).isNotNull();
      assertThat(scheduler.requestedSampling()).isZero();
    }
  }

  @Test
  void densestSampling_isWanted_whenRecordingsDiffer() {
    try (var coarse = ManualRecording.start(EventNames.POLL_TIME)) {
      coarse.set(EventNames.POLL_TIME, "sampleEvery", "64");
      try (var fine = ManualRecording.start(EventNames.POLL_TIME, EventNames.SCHEDULE_LATENCY)) {
        fine.set(EventNames.SCHEDULE_LATENCY, "sampleEvery", "4");
        SamplingDemand.update();
        assertThat(scheduler.requestedSampling()).isEqualTo(4);
      }
      assertThat(scheduler.requestedSampling()).isEqualTo(64);
    }
    assertThat(scheduler.requestedSampling()).isZero();
  }

  @Test
  void densestSampling_isWanted_whenRecordingsDifferAboutOneEvent() {
    try (var coarse = ManualRecording.start(EventNames.POLL_TIME)) {
      coarse.set(EventNames.POLL_TIME, "sampleEvery", "64");
      for (int i = 0; i < 2; i++) { // Flight Recorder remembers what was combined
        try (var fine = ManualRecording.start(EventNames.POLL_TIME)) {
          fine.set(EventNames.POLL_TIME, "sampleEvery", "4");
          SamplingDemand.update();
          assertThat(scheduler.requestedSampling()).isEqualTo(4);
        }
        assertThat(scheduler.requestedSampling()).isEqualTo(64);
      }
    }
  }

  @Test
  void changedSettings_countFromNextRoundOn() throws Exception {
    try (var recording = ManualRecording.start(EventNames.ALIVE_TASKS, EventNames.POLL_TIME)) {
      recording.set(EventNames.POLL_TIME, "sampleEvery", "2");
      recording.round("demand");
      assertThat(scheduler.requestedSampling()).isEqualTo(2);

      recording.set(EventNames.POLL_TIME, "enabled", "false");
      recording.round("demand");
      assertThat(scheduler.requestedSampling()).isZero();
    }
  }

  @Test
  void newSource_isAsked_whenRecordingRuns() throws Exception {
    try (var recording = ManualRecording.start(EventNames.POLL_TIME);
        var late = new FakeScheduler("late-demand").attach()) {
      assertThat(recording).isNotNull();
      assertThat(late.requestedSampling()).isEqualTo(16);
    }
  }

  @Test
  void closedSource_isToldToStop() throws Exception {
    try (var recording = ManualRecording.start(EventNames.POLL_TIME)) {
      scheduler.close();

      assertThat(recording).isNotNull();
      assertThat(scheduler.requestedSampling()).isZero();
    }
  }
}
