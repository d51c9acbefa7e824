package dev.contrail.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistogramEventsTest {

  @ParameterizedTest
  @CsvSource({"contrail.PollTime, 30", "contrail.ScheduleLatency, 60"})
  void percentiles_areThoseOfWorker(String name, int count) throws Exception {
    try (var scheduler = new FakeScheduler("percentiles").attach();
        var recording = ManualRecording.start(name)) {
      scheduler.advanceTo(5);

      RecordedEvent event = recording.round("percentiles").get(1);

      assertThat(event.getInt("worker")).isEqualTo(1);
      assertThat(event.getDouble("count")).isEqualTo(count);
      assertThat(event.getLong("p50")).isEqualTo(2000);
      assertThat(event.getLong("p90")).isEqualTo(3600);
      assertThat(event.getLong("p99")).isEqualTo(3960);
      assertThat(event.getLong("p999")).isEqualTo(3996);
      assertThat(event.getLong("max")).isEqualTo(4000);
      assertThat(event.getInt("sampleEvery")).isEqualTo(120);
    }
  }

  @ParameterizedTest
  @CsvSource({"contrail.PollTime, 30, 12", "contrail.ScheduleLatency, 60, 24"})
  void event_coversTimeSinceLastOne(String name, double first, double second) throws Exception {
    try (var scheduler = new FakeScheduler("since").attach();
        var recording = ManualRecording.start(name)) {
      scheduler.advanceTo(5);
      recording.round("since");
      scheduler.advanceTo(7);

      assertThat(recording.round("since"))
          .filteredOn(event -> event.getInt("worker") == 0)
          .extracting(event -> event.getDouble("count"))
          .containsExactly(first, second);
    }
  }

  @ParameterizedTest
  @CsvSource({"contrail.PollTimeBucket, 1", "contrail.ScheduleLatencyBucket, 2"})
  void buckets_areThoseThatGotSamples(String name, double unit) throws Exception {
    try (var scheduler = new FakeScheduler("buckets").attach();
        var recording = ManualRecording.start(name)) {
      scheduler.advanceTo(1);

      assertThat(recording.round("buckets"))
          .filteredOn(event -> event.getInt("worker") == 1)
          .extracting(
              event -> event.getLong("bucketStart"),
              event -> event.getLong("bucketEnd"),
              event -> event.getDouble("count"))
          .containsExactly(
              tuple(1000L, 2000L, unit),
              tuple(2000L, 3000L, 2 * unit),
              tuple(3000L, 4000L, 3 * unit));
    }
  }

  @Test
  void buckets_areSilent_whenNothingWasSampled() throws Exception {
    try (var scheduler = new FakeScheduler("silent").attach();
        var recording = ManualRecording.start(EventNames.POLL_TIME_BUCKET)) {
      scheduler.advanceTo(1);
      recording.round("silent");

      assertThat(recording.round("silent")).hasSize(6);
    }
  }

  @Test
  void buckets_addUpToCount() throws Exception {
    try (var scheduler = new FakeScheduler("sum").attach();
        var recording = ManualRecording.start(EventNames.POLL_TIME, EventNames.POLL_TIME_BUCKET)) {
      scheduler.advanceTo(5);
      recording.round("sum");
      scheduler.advanceTo(9);

      var events = recording.round("sum");

      assertThat(sum(EventNames.POLL_TIME_BUCKET, events))
          .isEqualTo(sum(EventNames.POLL_TIME, events))
          .isEqualTo(2 * 54);
    }
  }

  private static double sum(String name, Iterable<RecordedEvent> events) {
    double sum = 0;
    for (RecordedEvent event : events) {
      sum += event.getEventType().getName().equals(name) ? event.getDouble("count") : 0;
    }
    return sum;
  }
}
