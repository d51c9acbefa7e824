package dev.contrail.analysis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordingModelTest {
  private static final Instant START = Instant.parse("2026-11-23T06:00:00Z");
  private static final long T0 = Nanos.since1970(START);
  private static final long SECOND = 1_000_000_000L;

  private final RecordingModel.Builder builder =
      RecordingModel.builder("x.jfr", 1).chunk(START, START.plusSeconds(10));

  @Test
  void duration_spansAllChunks_inAnyOrder() {
    builder.chunk(START.minusSeconds(5), START).chunk(START.plusSeconds(8), START.plusSeconds(20));

    assertThat(builder.build().duration()).hasSeconds(25);
  }

  @Test
  void share_isOfTheRecordedSpan_notOfTheWholeLife() {
    SchedulerModel.Builder scheduler = builder.scheduler("s");
    scheduler
        .worker(0)
        .sample(WorkerMetric.RUN_TOTAL, T0, 900)
        .sample(WorkerMetric.WALL_TOTAL, T0, 1000)
        .sample(WorkerMetric.RUN_TOTAL, T0 + SECOND, 910)
        .sample(WorkerMetric.WALL_TOTAL, T0 + SECOND, 1100);

    WorkerModel worker = builder.build().schedulers().get(0).workers().get(0);
    assertThat(worker.share(WorkerMetric.RUN_TOTAL).orElseThrow()).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void window_leavesOutWhatWasBeforeAndAfter() {
    builder.window(new TimeSpan(T0 + 2 * SECOND, T0 + 4 * SECOND));
    for (int second = 0; second <= 10; second++) {
      builder
          .scheduler("s")
          .sample(SchedulerMetric.SPAWNED_TASKS_COUNT, T0 + second * SECOND, second * second);
    }

    RecordingModel model = builder.build();
    var metrics = model.schedulers().get(0).metrics();
    assertThat(metrics.increase(SchedulerMetric.SPAWNED_TASKS_COUNT)).hasValue(12);
    assertThat(metrics.perSecond(SchedulerMetric.SPAWNED_TASKS_COUNT)).hasValue(6);
    assertThat(model.isCut()).isTrue();
    assertThat(model.shown().start()).isEqualTo(START.plusSeconds(2));
    assertThat(model.duration()).hasSeconds(10);
  }

  @Test
  void share_isOfTheWholeLife_afterOneSample() {
    builder
        .scheduler("s")
        .worker(0)
        .sample(WorkerMetric.RUN_TOTAL, T0, 900)
        .sample(WorkerMetric.WALL_TOTAL, T0, 1000);

    WorkerModel worker = builder.build().schedulers().get(0).workers().get(0);
    assertThat(worker.share(WorkerMetric.RUN_TOTAL)).hasValue(0.9);
    assertThat(worker.unaccountedShare()).as("search, park and dump are missing").isEmpty();
  }

  @Test
  void taskBalance_isEven_ifSpawnedEqualsEndedPlusAlive() {
    SchedulerModel.Builder scheduler = builder.scheduler("s");
    scheduler.sample(SchedulerMetric.SPAWNED_TASKS_COUNT, T0, 10);
    scheduler.sample(SchedulerMetric.ENDED_TASKS_COUNT, T0, 7);
    scheduler.sample(SchedulerMetric.NUM_ALIVE_TASKS, T0, 3);

    assertThat(builder.build().schedulers().get(0).taskBalance())
        .isEqualTo(new TaskBalance(10, 7, 3))
        .satisfies(balance -> assertThat(balance.isEven()).isTrue());

    scheduler.sample(SchedulerMetric.NUM_ALIVE_TASKS, T0 + SECOND, 5);
    assertThat(builder.build().schedulers().get(0).taskBalance())
        .satisfies(balance -> assertThat(balance.difference()).isEqualTo(-2));
  }

  @Test
  void rates_countFromTheStartOfTheScheduler_ifItStartedInTheRecording() {
    SchedulerModel.Builder scheduler = builder.scheduler("s");
    scheduler.configuration(
        T0, new SchedulerConfiguration(Map.of("startTime", START.plusSeconds(2))));
    scheduler.sample(SchedulerMetric.SPAWNED_TASKS_COUNT, T0 + 4 * SECOND, 100);

    Timelines<SchedulerMetric> metrics = builder.build().schedulers().get(0).metrics();
    assertThat(metrics.perSecond(SchedulerMetric.SPAWNED_TASKS_COUNT)).hasValue(50);
  }

  @Test
  void workersAndSchedulers_stayBounded_whateverTheRecordingNames() {
    for (int i = 0; i < 10_000; i++) {
      builder.scheduler("s" + i).sample(SchedulerMetric.NUM_WORKERS, T0, 1);
      builder.scheduler("s0").worker(i - 5_000).sample(WorkerMetric.POLL_COUNT, T0, 1);
    }
    RecordingModel model = builder.build();

    assertThat(model.schedulers()).hasSize(RecordingModel.Builder.MAX_SCHEDULERS);
    assertThat(model.schedulers().get(0).workers()).hasSize(SchedulerModel.Builder.MAX_WORKERS);
    assertThat(model.leftOut())
        .containsExactly("The recording has more than 64 schedulers; the rest are not shown.");
  }

  @Test
  void leftOut_staysReadable_forAFileWithHolesEverywhere() {
    for (int i = 0; i < 10_000; i++) {
      builder.leftOut("Hole " + i);
    }

    assertThat(builder.build().leftOut())
        .hasSize(21)
        .endsWith("Hole 19", "More parts could not be read; they are not listed here.");
  }

  @Test
  void series_haveFewerPoints_ifThereAreMore() {
    RecordingModel.Builder builder = RecordingModel.builder("x", 0);
    for (int worker = 0; worker < 1000; worker++) {
      for (int second = 0; second < 100; second++) {
        for (WorkerMetric metric : WorkerMetric.values()) {
          builder.scheduler("a").worker(worker).period(metric, second * 1_000_000_000L, second);
        }
      }
    }

    long points =
        builder.build().schedulers().get(0).workers().stream()
            .flatMap(worker -> Stream.of(WorkerMetric.values()).map(worker.metrics()::series))
            .mapToLong(series -> series.points().size())
            .sum();
    assertThat(points).isBetween(16_000L, 1_600_000L);
  }

  @Test
  void workersBeyondTheBound_areNotShown() {
    RecordingModel.Builder builder = RecordingModel.builder("x", 0);
    for (int scheduler = 0; scheduler < 10; scheduler++) {
      for (int worker = 0; worker < 1000; worker++) {
        builder.scheduler("s" + scheduler).worker(worker).thread(1, "t");
      }
    }
    RecordingModel model = builder.build();

    assertThat(model.schedulers().stream().mapToInt(each -> each.workers().size()).sum())
        .isEqualTo(2048);
    assertThat(model.leftOut())
        .containsExactly("The recording has more than 2048 workers; the rest are not shown.");
  }

  @Test
  void schedulers_ofOneName_areToldApartByTheirJvms() {
    RecordingModel.Builder builder = RecordingModel.builder(List.of("x", "y"), 0);
    builder.jvm(new JvmModel(null, null, null, 7L, Instant.EPOCH)).scheduler("a").worker(0);
    builder.jvm(new JvmModel(null, null, null, 8L, Instant.EPOCH)).scheduler("a").worker(1);
    builder.scheduler("b").worker(0);
    builder.jvm(new JvmModel(null, null, null, 8L, Instant.MAX)).scheduler("a").worker(2);

    assertThat(builder.build().schedulers())
        .extracting(SchedulerModel::uniqueName)
        .containsExactly("a (pid 7)", "a (JVM 2)", "a (JVM 3)", "b");
    assertThat(builder.build().schedulers())
        .extracting(SchedulerModel::name)
        .containsExactly("a", "a", "a", "b");
    assertThat(builder.build().schedulers())
        .extracting(SchedulerModel::jvm)
        .containsExactly(0, 1, 2, 1);
  }

  @Test
  void dataLoss_staysALargeNumber_whateverTheRecordingSays() {
    builder.dataLoss(Long.MAX_VALUE - 1).dataLoss(2).dataLoss(7);

    assertThat(builder.build().dataLossBytes()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void jvm_thatIsUnknown_isAnotherInEachFile() {
    RecordingModel.Builder builder = RecordingModel.builder(List.of("x", "y"), 0);
    for (int file : new int[] {0, 1, 0}) {
      builder.jvm(JvmKey.of(JvmModel.UNKNOWN, file), JvmModel.UNKNOWN).scheduler("a");
    }

    assertThat(builder.build().jvms()).extracting(JvmModel::file).containsExactly("x", "y");
    assertThat(builder.build().schedulers())
        .extracting(SchedulerModel::uniqueName)
        .containsExactly("a (JVM 1)", "a (JVM 2)");
  }

  @Test
  void scheduler_isCalledByItsNameAlone_orWithItsJvm() {
    RecordingModel.Builder builder = RecordingModel.builder("x", 1);
    for (long pid : new long[] {7, 8}) {
      builder.jvm(new JvmModel(null, null, null, pid, null)).scheduler("a");
    }
    List<SchedulerModel> both = builder.build().schedulers();

    assertThat(both).allMatch(each -> each.isCalled("a"));
    assertThat(both).filteredOn(each -> each.isCalled("a (pid 8)")).containsExactly(both.get(1));
    assertThat(both).noneMatch(each -> each.isCalled("a (pid 9)") || each.isCalled("A"));
  }
}
