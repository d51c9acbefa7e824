package dev.contrail.analysis.recording;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contrail.analysis.model.Percentile;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SampledDurations;
import dev.contrail.analysis.model.SampledMetric;
import dev.contrail.analysis.model.SchedulerMetric;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.model.TimeSeries.Point;
import dev.contrail.analysis.model.WorkerMetric;
import dev.contrail.analysis.model.WorkerModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingReaderTest {
  @TempDir Path folder;

  private final EmittedEvents events = new EmittedEvents();

  @AfterEach
  void close() {
    events.close();
  }

  private RecordingModel read() throws Exception {
    return RecordingReader.read(events.dump(folder.resolve("x.jfr")));
  }

  private SchedulerModel readScheduler() throws Exception {
    RecordingModel model = read();
    assertThat(model.schedulers()).hasSize(1);
    return model.schedulers().get(0);
  }

  @Test
  void read_takesTheLastValueOfAGauge_andAllOfThemOverTime() throws Exception {
    events.aliveTasks("a", 5);
    events.aliveTasks("a", 9);
    events.aliveTasks("a", 2);

    SchedulerModel scheduler = readScheduler();
    assertThat(scheduler.name()).isEqualTo("a");
    assertThat(scheduler.metrics().last(SchedulerMetric.NUM_ALIVE_TASKS)).hasValue(2);
    assertThat(scheduler.metrics().series(SchedulerMetric.NUM_ALIVE_TASKS).max()).isEqualTo(9);
  }

  @Test
  void read_takesTheRatesOfACounterOverTime() throws Exception {
    events.spawnedTasks("a", 100, 12.5);

    SchedulerModel scheduler = readScheduler();
    assertThat(scheduler.metrics().last(SchedulerMetric.SPAWNED_TASKS_COUNT)).hasValue(100);
    assertThat(scheduler.metrics().series(SchedulerMetric.SPAWNED_TASKS_COUNT).points())
        .extracting(Point::mean)
        .containsExactly(12.5);
  }

  @Test
  void read_leavesOutAField_thatHasTheNameButAnotherType() throws Exception {
    events.spawnedTasks("a", 100, 12.5);

    assertThat(readScheduler().metrics().has(SchedulerMetric.ENDED_TASKS_COUNT)).isFalse();
  }

  @Test
  void read_tellsSchedulersAndWorkersApart() throws Exception {
    events.workerMetrics("b", 1, 11, 1000);
    events.workerMetrics("b", 0, 10, 1000);
    events.workerMetrics("a", 0, 20, 1000);

    RecordingModel model = read();
    assertThat(model.schedulers()).extracting(SchedulerModel::name).containsExactly("a", "b");
    assertThat(model.schedulers().get(1).workers())
        .extracting(WorkerModel::index)
        .containsExactly(0, 1);
    assertThat(model.schedulers().get(1).workers().get(1).metrics().last(WorkerMetric.POLL_COUNT))
        .hasValue(11);
  }

  @Test
  void read_takesEveryKindOfFieldOfAWorker() throws Exception {
    events.workerMetrics("a", 0, 10, 123_456_789_012L);

    WorkerModel worker = readScheduler().workers().get(0);
    assertThat(worker.thread()).isEqualTo(Thread.currentThread().getName());
    assertThat(worker.metrics().last(WorkerMetric.RUN_TOTAL)).hasValue(123_456_789_012.0);
    assertThat(worker.share(WorkerMetric.RUN_TOTAL)).hasValue(0.5);
    assertThat(worker.metrics().series(WorkerMetric.RUN_TOTAL).points())
        .extracting(Point::mean)
        .containsExactly(0.5);
    assertThat(worker.taskId()).isEqualTo(1L << 40);
    assertThat(worker.pollSequence()).isEqualTo(7);
  }

  @Test
  void read_takesTheSamplesOfAWorker_periodByPeriod() throws Exception {
    events.pollTime("a", 0, 5, 2_000);
    events.pollTime("a", 0, 3, 1_000);
    events.pollTime("a", 0, 0, 0);

    WorkerModel worker = readScheduler().workers().get(0);
    SampledDurations pollTimes = worker.sampled(SampledMetric.POLL_TIME);
    assertThat(pollTimes.sampleEvery()).hasValue(16);
    assertThat(pollTimes.sampledCount()).hasValue(8);
    assertThat(pollTimes.last(Percentile.P50)).hasValue(500);
    assertThat(pollTimes.worstP99()).hasValue(2_000);
    assertThat(pollTimes.max()).hasValue(4_000);
    assertThat(worker.sampled(SampledMetric.SCHEDULE_LATENCY).isRecorded()).isFalse();
  }

  @Test
  void read_takesEverySetting_evenOneAddedLater() throws Exception {
    events.configuration("a", 1_700_000_000_123L);

    assertThat(readScheduler().configuration().settings())
        .containsExactly(
            entry("version", "9.9"),
            entry("numWorkers", 2L),
            entry("unstableMetrics", true),
            entry("startTime", Instant.ofEpochMilli(1_700_000_000_123L)),
            entry("addedLater", 0.5),
            entry("keptLater", Duration.ofSeconds(10)));
  }

  @Test
  void read_joinsAllChunks() throws Exception {
    for (int chunk = 1; chunk <= 4; chunk++) {
      events.spawnedTasks("a", 100 * chunk, chunk);
      events.dump(folder.resolve("rotate" + chunk + ".jfr"));
    }

    RecordingModel model = read();
    assertThat(model.chunks()).isGreaterThanOrEqualTo(5);
    assertThat(model.contrailEvents()).containsEntry("contrail.SpawnedTasks", 4L);
    assertThat(model.leftOut()).isEmpty();
    SchedulerModel scheduler = model.schedulers().get(0);
    assertThat(scheduler.metrics().last(SchedulerMetric.SPAWNED_TASKS_COUNT)).hasValue(400);
    assertThat(scheduler.metrics().increase(SchedulerMetric.SPAWNED_TASKS_COUNT)).hasValue(300);
  }

  @Test
  void read_countsEventsItDoesNotKnow() throws Exception {
    events.addedLater();
    events.aliveTasks("a", 1);

    RecordingModel model = read();
    assertThat(model.contrailEvents())
        .contains(entry("contrail.AddedLater", 1L), entry("contrail.AliveTasks", 1L));
    assertThat(model.totalEvents()).as("and jdk.JVMInformation").isGreaterThan(2);
  }

  @Test
  void read_tellsTheFileAndTheJvm() throws Exception {
    Instant before = Instant.now();
    events.dump(folder.resolve("rotate.jfr")); // the chunk read next starts after this
    RecordingModel model = read();

    assertThat(model.file()).isEqualTo("x.jfr");
    assertThat(model.sizeBytes()).isEqualTo(Files.size(folder.resolve("x.jfr")));
    assertThat(model.jvm().name()).isEqualTo(System.getProperty("java.vm.name"));
    assertThat(model.jvm().version()).contains(System.getProperty("java.vm.version"));
    assertThat(model.jvm().pid()).isEqualTo(ProcessHandle.current().pid());
    assertThat(model.endTime()).isAfter(model.startTime());
    assertThat(model.endTime().toEpochMilli()).isCloseTo(before.toEpochMilli(), within(60_000L));
    assertThat(model.dataLossBytes()).isZero();
  }

  @Test
  void read_quietsJmc() throws Exception {
    read();

    assertThat(Logger.getLogger("org.openjdk.jmc.flightrecorder").isLoggable(Level.WARNING))
        .isFalse();
  }
}
