package dev.contrail.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;

class PeriodicEventsTest {

  @Test
  void gauges_haveValuesOfScheduler() throws Exception {
    try (var scheduler = new FakeScheduler("gauges").attach();
        var recording =
            ManualRecording.start(
                EventNames.WORKER_COUNT,
                EventNames.ALIVE_TASKS,
                EventNames.INJECTION_QUEUE_DEPTH,
                EventNames.BLOCKING_QUEUE_DEPTH,
                EventNames.TIMERS)) {
      scheduler.advanceTo(5);

      assertThat(recording.round("gauges"))
          .extracting(event -> entry(event.getEventType().getName(), gauge(event)))
          .containsExactlyInAnyOrder(
              entry("contrail.WorkerCount", 2),
              entry("contrail.AliveTasks", 5),
              entry("contrail.InjectionQueueDepth", 10),
              entry("contrail.BlockingQueueDepth", 115),
              entry("contrail.Timers", 30));
    }
  }

  @Test
  void localQueueDepth_isRecorded_perWorker() throws Exception {
    try (var scheduler = new FakeScheduler("depths").attach();
        var recording = ManualRecording.start(EventNames.LOCAL_QUEUE_DEPTH)) {
      scheduler.advanceTo(5);

      assertThat(recording.round("depths"))
          .extracting(event -> entry(event.getInt("worker"), event.getInt("localQueueDepth")))
          .containsExactly(entry(0, 80), entry(1, 81));
    }
  }

  @Test
  void blockingThreads_areCounted_idleOnesApart() throws Exception {
    try (var scheduler = new FakeScheduler("blocking").attach();
        var recording = ManualRecording.start(EventNames.BLOCKING_THREADS)) {
      scheduler.advanceTo(5);

      RecordedEvent event = recording.round("blocking").get(0);

      assertThat(event.getInt("numBlockingThreads")).isEqualTo(105);
      assertThat(event.getInt("numIdleBlockingThreads")).isEqualTo(110);
    }
  }

  @Test
  void counters_haveValuesAndRates() throws Exception {
    try (var scheduler = new FakeScheduler("counters").attach();
        var recording =
            ManualRecording.start(EventNames.SPAWNED_TASKS, EventNames.SCHEDULER_METRICS)) {
      scheduler.advanceTo(5);

      for (RecordedEvent event : recording.round("counters")) {
        Map<String, Double> expected =
            event.getEventType().getName().equals(EventNames.SPAWNED_TASKS)
                ? Map.of("spawnedTasks", 150.0, "endedTasks", 145.0)
                : Map.of(
                    "remoteSchedule",
                    25.0,
                    "budgetForcedYield",
                    100.0,
                    "failedTasks",
                    15.0,
                    "rejectedTasks",
                    20.0,
                    "sparePoll",
                    130.0);
        expected.forEach(
            (field, count) -> {
              assertThat(event.getDouble(field + "Count")).isEqualTo(count);
              assertThat(event.getDouble(field + "Rate")).isPositive();
            });
      }
    }
  }

  @Test
  void rate_isZero_whenCounterStandsStill() throws Exception {
    try (var scheduler = new FakeScheduler("still").attach();
        var recording = ManualRecording.start(EventNames.SPAWNED_TASKS)) {
      scheduler.advanceTo(5);
      recording.round("still");

      assertThat(recording.round("still"))
          .extracting(event -> event.getDouble("spawnedTasksRate") > 0)
          .containsExactly(true, false);
    }
  }

  @Test
  void workerMetrics_haveValuesOfWorker() throws Exception {
    try (var scheduler = new FakeScheduler("workers").attach();
        var recording = ManualRecording.start(EventNames.WORKER_METRICS)) {
      scheduler.advanceTo(5);

      RecordedEvent event = recording.round("workers").get(1);

      assertThat(event.getInt("worker")).isEqualTo(1);
      assertThat(event.getThread("thread")).isEqualTo(event.getThread());
      assertThat(event.getLong("totalBusyDuration")).isEqualTo(3500);
      assertThat(event.getDouble("parkCount")).isEqualTo(35);
      assertThat(event.getDouble("parkUnparkCount")).isEqualTo(40);
      assertThat(event.getDouble("noopCount")).isEqualTo(45);
      assertThat(event.getDouble("stealCount")).isEqualTo(50);
      assertThat(event.getDouble("stealOperations")).isEqualTo(55);
      assertThat(event.getDouble("failedStealOperations")).isEqualTo(60);
      assertThat(event.getDouble("pollCount")).isEqualTo(65);
      assertThat(event.getDouble("localScheduleCount")).isEqualTo(70);
      assertThat(event.getDouble("overflowCount")).isEqualTo(75);
      assertThat(event.getInt("localQueueDepth")).isEqualTo(81);
      assertThat(event.getLong("meanPollTime")).isEqualTo(85);
      assertThat(event.getLong("runTotal")).isEqualTo(2500);
      assertThat(event.getLong("searchTotal")).isEqualTo(625);
      assertThat(event.getLong("parkTotal")).isEqualTo(1250);
      assertThat(event.getLong("dumpTotal")).isEqualTo(625);
      assertThat(event.getLong("wallTotal")).isEqualTo(5000);
      assertThat(event.getLong("pollSequence")).isEqualTo(91);
      assertThat(event.getLong("taskId")).isEqualTo(95);
    }
  }

  @Test
  void workerMetrics_haveRatesInProportionToCounters() throws Exception {
    try (var scheduler = new FakeScheduler("rates").attach();
        var recording = ManualRecording.start(EventNames.WORKER_METRICS)) {
      scheduler.advanceTo(5);

      RecordedEvent event = recording.round("rates").get(0);

      double unit = event.getDouble("parkRate") / 7;
      assertThat(unit).isPositive();
      Map.of(
              "noopRate", 9,
              "stealRate", 10,
              "stealOperationsRate", 11,
              "failedStealOperationsRate", 12,
              "pollRate", 13,
              "localScheduleRate", 14,
              "overflowRate", 15)
          .forEach(
              (field, factor) ->
                  assertThat(event.getDouble(field) / unit)
                      .as(field)
                      .isCloseTo(factor, withPercentage(0.001)));
    }
  }

  @Test
  void workerMetrics_haveSharesOfPeriod() throws Exception {
    try (var scheduler = new FakeScheduler("shares").attach();
        var recording = ManualRecording.start(EventNames.WORKER_METRICS)) {
      scheduler.advanceTo(5);

      RecordedEvent event = recording.round("shares").get(0);

      assertThat(event.getFloat("runShare")).isEqualTo(0.5f);
      assertThat(event.getFloat("searchShare")).isEqualTo(0.125f);
      assertThat(event.getFloat("parkShare")).isEqualTo(0.25f);
      assertThat(event.getFloat("dumpShare")).isEqualTo(0.125f);
    }
  }

  @Test
  void pollAge_grows_whilePollSequenceStandsStill() throws Exception {
    try (var scheduler = new FakeScheduler("stuck").attach();
        var recording = ManualRecording.start(EventNames.WORKER_METRICS)) {
      scheduler.advanceTo(5);
      recording.round("stuck");
      recording.round("stuck");
      scheduler.advanceTo(6);

      assertThat(recording.round("stuck"))
          .filteredOn(event -> event.getInt("worker") == 0)
          .extracting(event -> event.getLong("pollAge") > 0)
          .containsExactly(false, true, false);
    }
  }

  @Test
  void configuration_hasSettingsOfScheduler() throws Exception {
    try (var scheduler = new FakeScheduler("settings").attach();
        var recording = ManualRecording.start(EventNames.SCHEDULER_CONFIGURATION)) {
      RecordedEvent event = recording.round(scheduler.configuration().name()).get(0);

      assertThat(event.getString("version")).isEqualTo("1.2.3");
      assertThat(event.getInt("schemaVersion")).isEqualTo(FlightRecording.SCHEMA_VERSION);
      assertThat(event.getInt("numWorkers")).isEqualTo(2);
      assertThat(event.getInt("localQueueCapacity")).isEqualTo(256);
      assertThat(event.getInt("injectionShards")).isEqualTo(4);
      assertThat(event.getInt("maxLifoPolls")).isEqualTo(3);
      assertThat(event.getInt("maintenanceInterval")).isEqualTo(61);
      assertThat(event.getInt("maxBlockingThreads")).isEqualTo(512);
      assertThat(event.getDuration("blockingKeepAlive")).hasSeconds(10);
      assertThat(event.getInt("maxSpareWorkers")).isEqualTo(5);
      assertThat(event.getInt("sampleEvery")).isEqualTo(16);
      assertThat(event.getBoolean("unstableMetrics")).isTrue();
      assertThat(event.getInstant("schedulerStartTime")).isEqualTo(FakeScheduler.START_TIME);
    }
  }

  @Test
  void schedulers_areToldApart_byName() throws Exception {
    try (var one = new FakeScheduler("one").attach();
        var other = new FakeScheduler("other").attach();
        var recording = ManualRecording.start(EventNames.ALIVE_TASKS)) {
      one.advanceTo(1);
      other.advanceTo(2);

      assertThat(recording.round("one")).extracting(PeriodicEventsTest::gauge).containsExactly(1);
      assertThat(recording.round("other"))
          .extracting(PeriodicEventsTest::gauge)
          .containsExactly(2, 2);
    }
  }

  @Test
  void schedulers_areBothRecorded_whenNamesAreEqual() throws Exception {
    try (var one = new FakeScheduler("twin").attach();
        var other = new FakeScheduler("twin").attach();
        var recording = ManualRecording.start(EventNames.ALIVE_TASKS)) {
      one.advanceTo(1);
      other.advanceTo(2);

      assertThat(recording.round("twin"))
          .extracting(PeriodicEventsTest::gauge)
          .containsExactlyInAnyOrder(1, 2);
    }
  }

  private static int gauge(RecordedEvent event) {
    return event.getInt(event.getFields().get(event.getFields().size() - 1).getName());
  }
}
