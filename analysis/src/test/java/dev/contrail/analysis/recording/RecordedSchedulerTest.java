package dev.contrail.analysis.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.contrail.Scheduler;
import dev.contrail.analysis.model.Percentile;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SampledDurations;
import dev.contrail.analysis.model.SampledMetric;
import dev.contrail.analysis.model.SchedulerMetric;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.model.TaskBalance;
import dev.contrail.analysis.model.WorkerMetric;
import dev.contrail.analysis.model.WorkerModel;
import dev.contrail.analysis.recording.event.ContrailEvents;
import dev.contrail.metrics.DurationHistogram;
import dev.contrail.metrics.SchedulerConfiguration;
import dev.contrail.metrics.SchedulerMetrics;
import dev.contrail.metrics.UnstableSchedulerMetrics;
import dev.contrail.metrics.UnstableWorkerMetrics;
import dev.contrail.task.JoinHandle;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import jdk.jfr.Configuration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records a real scheduler with the shipped settings, and reads the recording. */
class RecordedSchedulerTest {
  private static final int TASKS = 10_000;

  @TempDir static Path folder;

  /** The scheduler's own metrics at the end. */
  private static SchedulerMetrics metrics;

  private static SchedulerConfiguration configuration;

  private static SchedulerModel recorded;

  @BeforeAll
  static void record() throws Exception {
    Scheduler scheduler =
        Scheduler.builder().name("recorded").workers(2).unstableMetrics(true).build();
    await().until(RecordedSchedulerTest::isRegistered);
    try (Recording recording = new Recording(shippedSettings())) {
      recording.start();
      work(scheduler);
      await().until(() -> hasPeriodicEvents(recording));
      scheduler.close(); // commits its last values
      metrics = scheduler.metrics();
      configuration = scheduler.configuration();
      recorded = read(recording);
    }
  }

  private static SchedulerModel read(Recording recording) throws Exception {
    Path file = folder.resolve("scheduler.jfr");
    recording.dump(file);
    RecordingModel model = RecordingReader.read(file);
    assertThat(model.leftOut()).isEmpty();
    assertThat(model.jvm().losses()).isEmpty();
    return model.schedulers().stream()
        .filter(each -> each.name().equals("recorded"))
        .findFirst()
        .orElseThrow();
  }

  /** Only a worker that was recorded alive has a thread. */
  private static boolean hasPeriodicEvents(Recording recording) throws Exception {
    List<WorkerModel> workers = read(recording).workers();
    return !workers.isEmpty() && workers.get(0).thread() != null;
  }

  private static boolean isRegistered() {
    return FlightRecorder.getFlightRecorder().getEventTypes().stream()
        .anyMatch(type -> type.getName().equals(ContrailEvents.WORKER_METRICS));
  }

  private static Configuration shippedSettings() throws Exception {
    try (Reader settings =
        new InputStreamReader(
            Scheduler.class.getResourceAsStream("/dev/contrail/jfr-settings/contrail.jfc"),
            StandardCharsets.UTF_8)) {
      return Configuration.create(settings);
    }
  }

  private static void work(Scheduler scheduler) throws Exception {
    List<JoinHandle<Integer>> handles = new ArrayList<>();
    Callable<Integer> task = () -> 1;
    for (int i = 0; i < TASKS; i++) {
      handles.add(scheduler.spawn(task));
    }
    for (JoinHandle<Integer> handle : handles) {
      handle.join();
    }
  }

  private static void assertLast(SchedulerMetric metric, double expected) {
    assertThat(recorded.metrics().last(metric)).as(metric.id()).hasValue(expected);
  }

  private static void assertLast(WorkerModel worker, WorkerMetric metric, double expected) {
    assertThat(worker.metrics().last(metric)).as(metric.id()).hasValue(expected);
  }

  /** The last worker commits the last values before it is quite gone. */
  private static void assertAtMost(WorkerModel worker, WorkerMetric metric, Duration atTheEnd) {
    assertThat(worker.metrics().last(metric).orElseThrow())
        .as(metric.id())
        .isPositive()
        .isLessThanOrEqualTo(atTheEnd.toNanos());
  }

  @Test
  void scheduler_equalsItsMetrics() {
    UnstableSchedulerMetrics unstable = metrics.unstable();

    assertLast(SchedulerMetric.NUM_WORKERS, 2);
    assertLast(SchedulerMetric.NUM_ALIVE_TASKS, 0);
    assertLast(SchedulerMetric.INJECTION_QUEUE_DEPTH, 0);
    assertLast(SchedulerMetric.SPAWNED_TASKS_COUNT, TASKS);
    assertLast(SchedulerMetric.ENDED_TASKS_COUNT, unstable.endedTasksCount());
    assertLast(SchedulerMetric.FAILED_TASKS_COUNT, unstable.failedTasksCount());
    assertLast(SchedulerMetric.REJECTED_TASKS_COUNT, unstable.rejectedTasksCount());
    assertLast(SchedulerMetric.REMOTE_SCHEDULE_COUNT, unstable.remoteScheduleCount());
    assertLast(SchedulerMetric.BUDGET_FORCED_YIELD_COUNT, unstable.budgetForcedYieldCount());
    assertLast(SchedulerMetric.NUM_TIMERS, unstable.numTimers());
    assertLast(SchedulerMetric.NUM_BLOCKING_THREADS, 0);
    assertLast(SchedulerMetric.NUM_IDLE_BLOCKING_THREADS, 0);
    assertLast(SchedulerMetric.BLOCKING_QUEUE_DEPTH, 0);
    assertThat(recorded.taskBalance()).isEqualTo(new TaskBalance(TASKS, TASKS, 0));
  }

  @Test
  void workers_equalTheirMetrics() {
    assertThat(recorded.workers()).hasSize(2);
    for (WorkerModel worker : recorded.workers()) {
      UnstableWorkerMetrics unstable = metrics.unstable().worker(worker.index());
      assertThat(worker.thread()).startsWith("recorded-worker-" + worker.index());
      assertLast(worker, WorkerMetric.PARK_COUNT, metrics.worker(worker.index()).parkCount());
      assertLast(
          worker, WorkerMetric.PARK_UNPARK_COUNT, metrics.worker(worker.index()).parkUnparkCount());
      assertLast(worker, WorkerMetric.NOOP_COUNT, unstable.noopCount());
      assertLast(worker, WorkerMetric.STEAL_COUNT, unstable.stealCount());
      assertLast(worker, WorkerMetric.STEAL_OPERATIONS, unstable.stealOperations());
      assertLast(worker, WorkerMetric.FAILED_STEAL_OPERATIONS, unstable.failedStealOperations());
      assertLast(worker, WorkerMetric.POLL_COUNT, unstable.pollCount());
      assertLast(worker, WorkerMetric.LOCAL_SCHEDULE_COUNT, unstable.localScheduleCount());
      assertLast(worker, WorkerMetric.OVERFLOW_COUNT, unstable.overflowCount());
      assertLast(worker, WorkerMetric.LOCAL_QUEUE_DEPTH, unstable.localQueueDepth());
      assertLast(worker, WorkerMetric.MEAN_POLL_TIME, unstable.meanPollTime().toNanos());
      assertLast(worker, WorkerMetric.RUN_TOTAL, unstable.runTotal().toNanos());
      assertLast(worker, WorkerMetric.PARK_TOTAL, unstable.parkTotal().toNanos());
      assertLast(worker, WorkerMetric.DUMP_TOTAL, unstable.dumpTotal().toNanos());
      assertAtMost(worker, WorkerMetric.SEARCH_TOTAL, unstable.searchTotal());
      assertAtMost(worker, WorkerMetric.WALL_TOTAL, unstable.wallTotal());
      assertLast(
          worker,
          WorkerMetric.TOTAL_BUSY_DURATION,
          metrics.worker(worker.index()).totalBusyDuration().toNanos());
      assertThat(worker.taskId()).isZero();
      assertThat(worker.pollSequence()).isEqualTo(unstable.pollSequence());
    }
  }

  @Test
  void samples_areThoseOfTheMetrics_oneInSixteen() {
    double polls = 0;
    for (WorkerModel worker : recorded.workers()) {
      UnstableWorkerMetrics unstable = metrics.unstable().worker(worker.index());
      assertSampled(worker.sampled(SampledMetric.POLL_TIME), unstable.pollTimes());
      assertSampled(worker.sampled(SampledMetric.SCHEDULE_LATENCY), unstable.scheduleLatencies());
      polls += worker.sampled(SampledMetric.POLL_TIME).sampledCount().orElseThrow();
    }
    assertThat(polls).isBetween(1.0, TASKS / 16.0 + 2);
  }

  private static void assertSampled(SampledDurations recorded, DurationHistogram sampled) {
    assertThat(recorded.sampledCount()).hasValue(sampled.count());
    if (sampled.count() > 0) {
      assertThat(recorded.worstP99().orElseThrow())
          .isPositive()
          .isLessThanOrEqualTo(recorded.max().orElseThrow());
      assertThat(recorded.series(Percentile.P99).max())
          .isEqualTo(recorded.worstP99().orElseThrow());
    }
  }

  @Test
  void polls_addUpToTheTasks() {
    double polls =
        recorded.workers().stream()
            .mapToDouble(worker -> worker.metrics().last(WorkerMetric.POLL_COUNT).orElseThrow())
            .sum();

    assertThat(polls).isEqualTo(TASKS);
  }

  @Test
  void runSearchParkAndDump_addUpToWallTime() {
    for (WorkerModel worker : recorded.workers()) {
      assertThat(worker.unaccountedShare().orElseThrow())
          .as("worker %s", worker.index())
          .isCloseTo(0, within(0.02));
      assertThat(worker.metrics().last(WorkerMetric.WALL_TOTAL).orElseThrow()).isPositive();
    }
  }

  @Test
  void configuration_isTheOneTheSchedulerHas() {
    assertThat(recorded.configuration().settings())
        .containsEntry("numWorkers", 2L)
        .containsEntry("unstableMetrics", true)
        .containsEntry("blockingKeepAlive", configuration.blockingKeepAlive())
        .containsKeys("version", "schemaVersion", "localQueueCapacity", "maxLifoPolls");
    assertThat(recorded.configuration().startTime()).isNotNull();
  }
}
