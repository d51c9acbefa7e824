package dev.contrail.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contrail.Scheduler;
import dev.contrail.metrics.UnstableSchedulerMetrics;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real scheduler, whose polls are timed while a recording wants it. */
@Timeout(60)
class RecordedSamplingTest {

  private static final int TASKS = 1000;

  @Test
  void polls_areTimed_whileRecordingRuns() throws Exception {
    try (Scheduler scheduler = start("timed", 0)) {
      assertThat(unstable(scheduler).sampleEvery()).isZero();
      try (var recording =
          ManualRecording.start(EventNames.POLL_TIME, EventNames.SCHEDULE_LATENCY)) {
        recording.set(EventNames.POLL_TIME, "sampleEvery", "1");
        SamplingDemand.update();
        await().until(() -> unstable(scheduler).sampleEvery() == 1); // once it is attached
        runTasks(scheduler);
        await().until(() -> counted(scheduler) >= TASKS);

        List<RecordedEvent> events = recording.round("timed");

        for (String name : List.of(EventNames.POLL_TIME, EventNames.SCHEDULE_LATENCY)) {
          List<RecordedEvent> ofName =
              events.stream().filter(event -> event.getEventType().getName().equals(name)).toList();
          assertThat(ofName).hasSize(2);
          assertThat(ofName.stream().mapToDouble(event -> event.getDouble("count")).sum())
              .isGreaterThanOrEqualTo(TASKS);
          assertThat(ofName)
              .filteredOn(event -> event.getDouble("count") > 0)
              .allSatisfy(
                  event -> {
                    assertThat(event.getInt("sampleEvery")).isEqualTo(1);
                    assertThat(event.getLong("p50")).isPositive();
                    assertThat(
                            List.of(
                                event.getLong("p50"),
                                event.getLong("p90"),
                                event.getLong("p99"),
                                event.getLong("p999"),
                                event.getLong("max")))
                        .isSorted();
                  });
        }
      }
      await().until(() -> unstable(scheduler).sampleEvery() == 0);
      long before = counted(scheduler);
      runTasks(scheduler);
      assertThat(counted(scheduler)).isEqualTo(before);
    }
  }

  @Test
  void sampling_fallsBackToBuilders_whenRecordingStops() throws Exception {
    try (Scheduler scheduler = start("built", 50)) {
      assertThat(unstable(scheduler).sampleEvery()).isEqualTo(50);
      try (var recording = ManualRecording.start(EventNames.POLL_TIME)) {
        assertThat(recording).isNotNull();
        await().until(() -> unstable(scheduler).sampleEvery() == 16);
      }
      await().until(() -> unstable(scheduler).sampleEvery() == 50);
      assertThat(scheduler.configuration().sampleEvery()).isEqualTo(50);
    }
  }

  private static Scheduler start(String name, int sampleEvery) throws Exception {
    // Closed again: by then the events are registered, so that recordings know their names.
    new FakeScheduler(name + "-first").attach().close();
    return Scheduler.builder()
        .name(name)
        .workers(2)
        .sampleEvery(sampleEvery)
        .unstableMetrics(true)
        .build();
  }

  private static void runTasks(Scheduler scheduler) throws Exception {
    for (int i = 0; i < TASKS; i++) {
      scheduler.submit(() -> {}).get();
    }
  }

  private static long counted(Scheduler scheduler) {
    UnstableSchedulerMetrics metrics = unstable(scheduler);
    return metrics.worker(0).pollTimes().count() + metrics.worker(1).pollTimes().count();
  }

  private static UnstableSchedulerMetrics unstable(Scheduler scheduler) {
    return scheduler.metrics().unstable();
  }
}
