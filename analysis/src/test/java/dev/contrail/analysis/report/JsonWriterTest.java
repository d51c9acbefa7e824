package dev.contrail.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.analysis.model.RecordingModel;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonWriterTest {

  private static JsonNode parse(Report report) {
    return JsonMapper.shared().readTree(GoldenFile.print(new JsonWriter(), report));
  }

  @Test
  void write_printsTheGoldenFile() throws IOException {
    GoldenFile.assertMatches(
        "service.json", GoldenFile.print(new JsonWriter(), SampleReports.service()));
  }

  @Test
  void write_saysInWhichJvmASchedulerRuns_besideItsOwnName() {
    JsonNode report = parse(SampleReports.threeJvms());

    assertThat(report.get("schedulers"))
        .extracting(each -> each.get("name").asString() + " " + each.get("jvm").asInt())
        .containsExactly("shop 0", "shop 1", "shop 2");
    JsonNode jvms = report.get("recording").get("jvms");
    assertThat(jvms.get(1).get("pid").asLong()).isEqualTo(43);
    assertThat(jvms.get(1).get("startTime").asString()).isEqualTo("2026-11-23T05:59:17Z");
    assertThat(jvms.get(1).get("file").isNull()).isTrue();
    assertThat(jvms.get(2).get("file").asString()).isEqualTo("b.jfr");
  }

  /** Tests of contrail-report/1, the format that other programs rely on. */
  @Test
  void write_usesTheNamesOfTheSchema() {
    JsonNode report = parse(SampleReports.service());

    assertThat(report.propertyNames())
        .containsExactly("schema", "recording", "schedulers", "findings");
    assertThat(report.get("schema").asString()).isEqualTo("contrail-report/1");
    assertThat(report.get("recording").propertyNames())
        .containsExactly(
            "file",
            "files",
            "sizeBytes",
            "chunks",
            "startTime",
            "endTime",
            "durationNanos",
            "shownStartTime",
            "shownEndTime",
            "jvmName",
            "jvmVersion",
            "javaArguments",
            "pid",
            "events",
            "totalEvents",
            "dataLossBytes",
            "jvms",
            "leftOut",
            "remarks");
    JsonNode scheduler = report.get("schedulers").get(0);
    assertThat(scheduler.propertyNames())
        .containsExactly("name", "jvm", "configuration", "metrics", "workers");
    assertThat(scheduler.get("metrics").propertyNames())
        .containsExactly(
            "numWorkers",
            "numAliveTasks",
            "injectionQueueDepth",
            "spawnedTasksCount",
            "spawnedTasksPerSecond",
            "endedTasksCount",
            "endedTasksPerSecond",
            "failedTasksCount",
            "failedTasksPerSecond",
            "rejectedTasksCount",
            "rejectedTasksPerSecond",
            "remoteScheduleCount",
            "remoteSchedulePerSecond",
            "budgetForcedYieldCount",
            "budgetForcedYieldPerSecond",
            "numTimers",
            "numBlockingThreads",
            "numIdleBlockingThreads",
            "blockingQueueDepth",
            "numSpareWorkers",
            "sparePollCount",
            "sparePollPerSecond");
    assertThat(scheduler.get("workers").get(0).propertyNames())
        .containsExactly(
            "worker",
            "thread",
            "totalBusyDurationNanos",
            "parkCount",
            "parkPerSecond",
            "parkUnparkCount",
            "noopCount",
            "noopPerSecond",
            "stealCount",
            "stealPerSecond",
            "stealOperations",
            "stealOperationsPerSecond",
            "failedStealOperations",
            "failedStealOperationsPerSecond",
            "pollCount",
            "pollPerSecond",
            "localScheduleCount",
            "localSchedulePerSecond",
            "overflowCount",
            "overflowPerSecond",
            "localQueueDepth",
            "meanPollTimeNanos",
            "runTotalNanos",
            "searchTotalNanos",
            "parkTotalNanos",
            "dumpTotalNanos",
            "wallTotalNanos",
            "pollAgeNanos",
            "runShare",
            "searchShare",
            "parkShare",
            "dumpShare",
            "pollTime",
            "scheduleLatency",
            "taskId",
            "pollSequence");
    for (String sampled : List.of("pollTime", "scheduleLatency")) {
      assertThat(scheduler.get("workers").get(0).get(sampled).propertyNames())
          .containsExactly(
              "sampleEvery", "sampledCount", "worstP99Nanos", "maxNanos", "lastPeriod");
      assertThat(scheduler.get("workers").get(0).get(sampled).get("lastPeriod").propertyNames())
          .containsExactly(
              "sampledCount", "p50Nanos", "p90Nanos", "p99Nanos", "p999Nanos", "maxNanos");
    }
    assertThat(report.get("findings").get(0).propertyNames())
        .containsExactly("rule", "severity", "score", "summary", "explanation", "solution");
  }

  @Test
  void write_givesNumbersAsNumbers() {
    JsonNode scheduler = parse(SampleReports.service()).get("schedulers").get(0);

    assertThat(scheduler.get("metrics").get("spawnedTasksCount").isIntegralNumber()).isTrue();
    assertThat(scheduler.get("metrics").get("spawnedTasksCount").asLong()).isEqualTo(1_100_000);
    assertThat(scheduler.get("metrics").get("spawnedTasksPerSecond").asDouble()).isEqualTo(5_000);
    assertThat(scheduler.get("workers").get(0).get("runShare").asDouble()).isEqualTo(0.5);
    assertThat(scheduler.get("configuration").get("unstableMetrics").isBoolean()).isTrue();
    assertThat(scheduler.get("configuration").get("startTime").asString())
        .isEqualTo("2026-11-23T05:00:00Z");
    assertThat(scheduler.get("configuration").get("blockingKeepAliveNanos").asLong())
        .isEqualTo(10_000_000_000L);
  }

  @Test
  void write_givesNull_whereTheRecordingDoesNotTell() {
    JsonNode report = parse(SampleReports.hostile());

    JsonNode scheduler = report.get("schedulers").get(0);
    assertThat(scheduler.get("metrics").get("spawnedTasksCount").isNull()).isTrue();
    assertThat(scheduler.get("metrics").get("spawnedTasksPerSecond").isNull()).isTrue();
    assertThat(scheduler.get("workers").get(0).get("searchShare").isNull()).isTrue();
    assertThat(scheduler.get("workers").get(0).get("pollTime").get("sampledCount").isNull())
        .isTrue();
  }

  @Test
  void write_keepsHostileTextAsItIs() {
    JsonNode report = parse(SampleReports.hostile());

    assertThat(report.get("schedulers").get(0).get("name").asString())
        .isEqualTo(SampleReports.HOSTILE);
  }

  @Test
  void write_isWhole_forAnEmptyRecording() {
    JsonNode report = parse(new Report(RecordingModel.builder("x.jfr", 0).build(), List.of()));

    assertThat(report.get("schedulers").size()).isZero();
    assertThat(report.get("findings").size()).isZero();
    assertThat(report.get("recording").get("jvmName").isNull()).isTrue();
  }
}
