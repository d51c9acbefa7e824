package dev.contrail.analysis.report;

import dev.contrail.analysis.model.EventLoss;
import dev.contrail.analysis.model.JvmKey;
import dev.contrail.analysis.model.JvmModel;
import dev.contrail.analysis.model.Nanos;
import dev.contrail.analysis.model.Percentiles;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SampledMetric;
import dev.contrail.analysis.model.SchedulerConfiguration;
import dev.contrail.analysis.model.SchedulerMetric;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.model.WorkerMetric;
import dev.contrail.analysis.model.WorkerModel;
import dev.contrail.analysis.rules.Result;
import dev.contrail.analysis.rules.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reports built in code, for writers to print. */
final class SampleReports {

  /** A text with everything that could end a tag, a script, an attribute or a line. */
  static final String HOSTILE =
      "</script><img src=x onerror=alert(1)>\"'`&\u001b[31mred\r\n\u202eevil";

  private static final Instant START = Instant.parse("2026-11-23T06:00:00Z");
  private static final long SECOND = 1_000_000_000L;

  private SampleReports() {}

  /** Returns a report of twenty seconds of a service with two workers and one finding. */
  static Report service() {
    RecordingModel.Builder model =
        RecordingModel.builder("service.jfr", 1_234_567)
            .chunk(START, START.plusSeconds(12))
            .chunk(START.plusSeconds(12), START.plusSeconds(20))
            .jvm(
                new JvmModel(
                    "OpenJDK 64-Bit Server VM",
                    "OpenJDK 64-Bit Server VM (17.0.15+6-Debian-1deb12u1) for linux-amd64 JRE"
                        + " (17.0.15+6-Debian-1deb12u1), built on Apr 15 2025",
                    "com.example.Service --port 8080",
                    4711L,
                    START.minusSeconds(3600)))
            .cpuLoad(Nanos.since1970(START.plusSeconds(1)), 0.25, 0.5)
            .cpuLoad(Nanos.since1970(START.plusSeconds(2)), 0.75, 0.875)
            .garbageCollection(Nanos.since1970(START.plusSeconds(3)), 4e6, 3e6)
            .heapAfterCollection(Nanos.since1970(START.plusSeconds(3)), 12_345_678)
            .losses(List.of(new EventLoss("contrail.WorkerMetrics", 42, 2)))
            .events("contrail.AliveTasks", 20)
            .events("contrail.WorkerMetrics", 40)
            .totalEvents(12_345);
    scheduler(model.scheduler("service"));
    Result finding =
        Result.of(
            "Sample",
            80,
            "Worker 0 polled one task for 2.5 s.",
            "Other tasks of its local queue waited as long.",
            "Move what blocks to the blocking pool.");
    return new Report(model.build(), List.of(finding));
  }

  private static void scheduler(SchedulerModel.Builder scheduler) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("version", "0.1.0");
    settings.put("schemaVersion", 1L);
    settings.put("numWorkers", 2L);
    settings.put("localQueueCapacity", 256L);
    settings.put("maxBlockingThreads", 512L);
    settings.put("blockingKeepAlive", Duration.ofSeconds(10));
    settings.put("maxSpareWorkers", 64L);
    settings.put("sampleEvery", 0L);
    settings.put("unstableMetrics", false);
    settings.put("startTime", START.minusSeconds(3600));
    scheduler.configuration(Nanos.since1970(START), new SchedulerConfiguration(settings));
    for (int second = 1; second <= 20; second++) {
      long now = Nanos.since1970(START) + second * SECOND;
      int wave = second % 7;
      scheduler.sample(SchedulerMetric.NUM_WORKERS, now, 2);
      scheduler.sample(SchedulerMetric.NUM_ALIVE_TASKS, now, 10 + wave);
      scheduler.sample(SchedulerMetric.INJECTION_QUEUE_DEPTH, now, 0);
      count(scheduler, SchedulerMetric.SPAWNED_TASKS_COUNT, now, 1_000_000 + 5_000 * second, 5_000);
      count(
          scheduler,
          SchedulerMetric.ENDED_TASKS_COUNT,
          now,
          1_000_000 + 5_000 * second - 10 - wave,
          5_000);
      count(scheduler, SchedulerMetric.FAILED_TASKS_COUNT, now, 3, 0);
      count(scheduler, SchedulerMetric.REJECTED_TASKS_COUNT, now, 0, 0);
      count(scheduler, SchedulerMetric.REMOTE_SCHEDULE_COUNT, now, 900_000 + 250 * second, 250);
      count(scheduler, SchedulerMetric.BUDGET_FORCED_YIELD_COUNT, now, 40 * second, 40);
      scheduler.sample(SchedulerMetric.NUM_TIMERS, now, 4);
      scheduler.sample(SchedulerMetric.NUM_BLOCKING_THREADS, now, 3 + wave);
      scheduler.sample(SchedulerMetric.NUM_IDLE_BLOCKING_THREADS, now, wave);
      scheduler.sample(SchedulerMetric.BLOCKING_QUEUE_DEPTH, now, 0);
      worker(scheduler.worker(0), "service-worker-0", now, second, 0.25);
      worker(scheduler.worker(1), "service-worker-1", now, second, 0.5 + wave / 20.0);
    }
  }

  private static void count(
      SchedulerModel.Builder scheduler,
      SchedulerMetric metric,
      long now,
      double value,
      double rate) {
    scheduler.sample(metric, now, value).period(metric, now, rate);
  }

  private static void worker(
      WorkerModel.Builder worker, String thread, long now, int second, double run) {
    worker.thread(now, thread).poll(now, second % 2 == 0 ? 0 : 77, 1_000 + second);
    double wall = 3_600e9 + second * 1e9;
    time(worker, WorkerMetric.RUN_TOTAL, now, wall * 0.5, run);
    time(worker, WorkerMetric.SEARCH_TOTAL, now, wall * 0.125, 0.125);
    time(worker, WorkerMetric.PARK_TOTAL, now, wall * 0.375, 0.875 - run);
    time(worker, WorkerMetric.DUMP_TOTAL, now, 0, 0);
    worker.sample(WorkerMetric.WALL_TOTAL, now, wall);
    worker.sample(WorkerMetric.TOTAL_BUSY_DURATION, now, wall * 0.5);
    double tick = second * 1_000;
    count(worker, WorkerMetric.PARK_COUNT, now, 7 * tick);
    worker.sample(WorkerMetric.PARK_UNPARK_COUNT, now, 14 * tick + 1);
    count(worker, WorkerMetric.NOOP_COUNT, now, tick);
    count(worker, WorkerMetric.STEAL_COUNT, now, 2 * tick);
    count(worker, WorkerMetric.STEAL_OPERATIONS, now, tick);
    count(worker, WorkerMetric.FAILED_STEAL_OPERATIONS, now, 3 * tick);
    count(worker, WorkerMetric.POLL_COUNT, now, 1_000_000 * second);
    count(worker, WorkerMetric.LOCAL_SCHEDULE_COUNT, now, 5 * tick);
    count(worker, WorkerMetric.OVERFLOW_COUNT, now, 0);
    worker.sample(WorkerMetric.LOCAL_QUEUE_DEPTH, now, second % 5);
    worker.sample(WorkerMetric.MEAN_POLL_TIME, now, 12_345 + 100 * second);
    worker.sample(WorkerMetric.POLL_AGE, now, 0);
    sampled(worker, SampledMetric.POLL_TIME, now, 1_000 * (10 + second % 7));
    sampled(worker, SampledMetric.SCHEDULE_LATENCY, now, 250_000 * (1 + second % 5));
  }

  private static void sampled(
      WorkerModel.Builder worker, SampledMetric metric, long now, double p50) {
    worker
        .sampleEvery(metric, now, 16)
        .sampled(metric, now, new Percentiles(3_125, p50, 2 * p50, 5 * p50, 20 * p50, 100 * p50));
  }

  private static void count(WorkerModel.Builder worker, WorkerMetric metric, long now, double v) {
    worker.sample(metric, now, v).period(metric, now, v / 20);
  }

  private static void time(
      WorkerModel.Builder worker, WorkerMetric metric, long now, double total, double share) {
    worker.sample(metric, now, total).period(metric, now, share);
  }

  /** Returns a report with one sample of a scheduler, in a recording made to harm its reader. */
  static Report hostile() {
    return everywhere(HOSTILE);
  }

  /** Returns that report with this text wherever a recording can have a text. */
  static Report everywhere(String text) {
    RecordingModel.Builder model =
        RecordingModel.builder(text, 99)
            .chunk(START, START.plusSeconds(1))
            .jvm(new JvmModel(text, text, text, 1L, null))
            .events(text, 1)
            .leftOut(text);
    named(text, model.scheduler(text));
    return new Report(
        model.build(), List.of(new Result(text, Severity.WARNING, 80, text, text, text)));
  }

  /** Returns a report with a scheduler for each name. */
  static Report schedulers(List<String> names) {
    RecordingModel.Builder model =
        RecordingModel.builder("schedulers.jfr", 99).chunk(START, START.plusSeconds(1));
    names.forEach(name -> named(name, model.scheduler(name)));
    return new Report(model.build(), List.of());
  }

  private static void named(String text, SchedulerModel.Builder scheduler) {
    long now = Nanos.since1970(START);
    scheduler.configuration(now, new SchedulerConfiguration(Map.of(text, text)));
    scheduler.sample(SchedulerMetric.NUM_ALIVE_TASKS, now, 1);
    scheduler
        .worker(0)
        .thread(now, text)
        .sample(WorkerMetric.RUN_TOTAL, now, 1)
        .sample(WorkerMetric.WALL_TOTAL, now, 1)
        .sample(WorkerMetric.LOCAL_QUEUE_DEPTH, now, 3);
  }

  /** Returns a report with impossible numbers, such as a damaged recording may hold. */
  static Report absurdNumbers() {
    RecordingModel.Builder model =
        RecordingModel.builder("absurd.jfr", Long.MAX_VALUE)
            .chunk(
                Instant.ofEpochSecond(0, Long.MIN_VALUE), Instant.ofEpochSecond(0, Long.MAX_VALUE))
            .dataLoss(Long.MAX_VALUE)
            .totalEvents(Long.MAX_VALUE);
    double[] values = {1e308, -1e308, Double.MIN_VALUE, Long.MAX_VALUE, -0.0, 1e308};
    SchedulerModel.Builder scheduler = model.scheduler("absurd");
    WorkerModel.Builder worker = scheduler.worker(Integer.MAX_VALUE);
    for (int i = 0; i < values.length; i++) {
      long now = Nanos.since1970(START) + i;
      for (SchedulerMetric metric : SchedulerMetric.values()) {
        scheduler.sample(metric, now, values[i]).period(metric, now, values[i]);
      }
      for (WorkerMetric metric : WorkerMetric.values()) {
        worker.sample(metric, now, values[i]).period(metric, now, values[i]);
      }
      sampled(worker, SampledMetric.POLL_TIME, now, values[i]);
    }
    return new Report(model.build(), List.of());
  }

  /**
   * Returns a report of this many workers over this many seconds, without equal values in a row.
   */
  static Report manyWorkers(int workers, int seconds) {
    RecordingModel.Builder model =
        RecordingModel.builder("many.jfr", 1).chunk(START, START.plusSeconds(seconds));
    for (int second = 1; second <= seconds; second++) {
      long now = Nanos.since1970(START) + second * SECOND;
      for (int index = 0; index < workers; index++) {
        int noise = second * 7_919 + index * 104_729;
        worker(model.scheduler("many").worker(index), "w" + index, now, noise % 1_000, 0.25);
      }
    }
    return new Report(model.build(), List.of());
  }

  /** Returns a report of the first part of a recording whose rest was cut off. */
  static Report partial() {
    RecordingModel.Builder model =
        RecordingModel.builder("cut.jfr", 4_100)
            .chunk(START, START.plusSeconds(20))
            .events("contrail.WorkerMetrics", 40)
            .totalEvents(100)
            .leftOut("From byte 4,096 the file is cut.");
    scheduler(model.scheduler("service"));
    return new Report(model.build(), List.of());
  }

  /** Returns a report of a recording that was dumped before it had any event. */
  static Report empty() {
    return new Report(
        RecordingModel.builder("empty.jfr", 600).chunk(START, START).build(), List.of());
  }

  /**
   * Returns a report of three JVMs with schedulers of the same name; only the file identifies the
   * last JVM.
   */
  static Report threeJvms() {
    RecordingModel.Builder model =
        RecordingModel.builder(List.of("a.jfr", "b.jfr"), 2_000_000)
            .chunk(START, START.plusSeconds(60));
    for (int pid : new int[] {42, 43}) {
      model
          .jvm(new JvmModel("OpenJDK", null, "Shop", (long) pid, START.minusSeconds(pid)))
          .cpuLoad(Nanos.since1970(START), pid / 100.0, 0.5)
          .losses(List.of(new EventLoss("contrail.AliveTasks", 50, pid)));
      scheduler(model.scheduler("shop"));
    }
    scheduler(model.jvm(JvmKey.of(JvmModel.UNKNOWN, 1), JvmModel.UNKNOWN).scheduler("shop"));
    return new Report(model.build(), List.of());
  }

  /** Returns a report of a recording of some other program. */
  static Report foreign() {
    return new Report(
        RecordingModel.builder("other.jfr", 2_000_000)
            .chunk(START, START.plusSeconds(60))
            .jvm(new JvmModel("OpenJDK 64-Bit Server VM", "25.0.1+8", "Other", 42L, null))
            .totalEvents(54_321)
            .dataLoss(65_536)
            .build(),
        List.of());
  }
}
