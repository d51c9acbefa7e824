package dev.contrail.analysis.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.contrail.Scheduler;
import dev.contrail.analysis.model.JvmLoad;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SchedulerMetric;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.recording.event.ContrailEvents;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import jdk.jfr.Configuration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real recording of several chunks, read by this reader and by the JDK's. */
class CrossCheckTest {
  private static final String SCHEDULER = "cross-check";

  @TempDir static Path folder;

  /** The events as the JDK's reader reads them. */
  private static List<RecordedEvent> events;

  private static RecordingModel model;

  @BeforeAll
  static void record() throws Exception {
    Path file = folder.resolve("x.jfr");
    try (Scheduler scheduler =
            Scheduler.builder()
                .name(SCHEDULER)
                .workers(2)
                .onTaskFailure((task, thrown) -> {})
                .build();
        Recording recording = new Recording()) {
      await()
          .until(
              () ->
                  FlightRecorder.getFlightRecorder().getEventTypes().stream()
                      .anyMatch(type -> type.getName().equals(ContrailEvents.WORKER_METRICS)));
      recording.setSettings(settings());
      recording.start();
      for (int chunk = 0; chunk < 3; chunk++) {
        for (int i = 0; i < 1000; i++) {
          scheduler.spawn(() -> Thread.currentThread().getName()).join();
        }
        scheduler.execute(
            () -> {
              throw new IllegalStateException("wanted by a test");
            });
        System.gc();
        recording.dump(folder.resolve(chunk + ".jfr"));
      }
      recording.stop();
      recording.dump(file);
    }
    events = RecordingFile.readAllEvents(file);
    model = RecordingReader.read(file);
  }

  private static Map<String, String> settings() throws Exception {
    Map<String, String> settings =
        new HashMap<>(Configuration.getConfiguration("profile").getSettings());
    try (Reader ours =
        new InputStreamReader(
            Scheduler.class.getResourceAsStream("/dev/contrail/jfr-settings/contrail-profile.jfc"),
            StandardCharsets.UTF_8)) {
      settings.putAll(Configuration.create(ours).getSettings());
    }
    settings.replaceAll((name, value) -> value.equals("1 s") ? "20 ms" : value);
    return settings;
  }

  private static List<RecordedEvent> of(String type) {
    return events.stream()
        .filter(event -> event.getEventType().getName().equals(type))
        .sorted(Comparator.comparing(RecordedEvent::getStartTime))
        .toList();
  }

  private static DoubleStream doubles(String type, String field) {
    return of(type).stream().mapToDouble(event -> event.getDouble(field));
  }

  @Test
  void counts_areThoseOfTheJdk_forEachType() {
    Map<String, Long> expected =
        events.stream()
            .map(event -> event.getEventType().getName())
            .filter(ContrailEvents::isContrail)
            .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));

    assertThat(model.contrailEvents()).isEqualTo(expected);
    assertThat(expected.size()).isGreaterThan(10);
    assertThat(model.totalEvents()).isEqualTo(events.size());
    assertThat(model.leftOut()).isEmpty();
    assertThat(model.jvm().losses()).isEmpty();
  }

  @Test
  void values_areThoseOfTheJdk() {
    SchedulerModel scheduler =
        model.schedulers().stream()
            .filter(each -> each.name().equals(SCHEDULER))
            .findFirst()
            .orElseThrow();
    List<RecordedEvent> ours = new ArrayList<>(of("contrail.SpawnedTasks"));
    ours.removeIf(event -> !event.getString("scheduler").equals(SCHEDULER));
    RecordedEvent last = ours.get(ours.size() - 1);

    assertThat(scheduler.metrics().last(SchedulerMetric.SPAWNED_TASKS_COUNT))
        .hasValue(last.getDouble("spawnedTasksCount"));
    assertThat(scheduler.workers())
        .allSatisfy(
            worker ->
                assertThat(of("contrail.WorkerMetrics"))
                    .anyMatch(
                        event ->
                            event.getInt("worker") == worker.index()
                                && event.getThread("thread") != null
                                && event
                                    .getThread("thread")
                                    .getJavaName()
                                    .equals(worker.thread())));
  }

  @Test
  void jvm_isThatOfTheJdk() {
    RecordedEvent information = of("jdk.JVMInformation").get(0);

    assertThat(model.jvms()).hasSize(1);
    assertThat(model.jvm().name()).isEqualTo(information.getString("jvmName"));
    assertThat(model.jvm().pid()).isEqualTo(information.getLong("pid"));
    assertThat(model.jvm().startTime()).isEqualTo(information.getInstant("jvmStartTime"));
  }

  @Test
  void load_isThatOfTheJdk() {
    JvmLoad load = model.jvm().load();
    List<RecordedEvent> collections = of("jdk.GarbageCollection");
    double[] heap =
        of("jdk.GCHeapSummary").stream()
            .filter(event -> event.getString("when").equals("After GC"))
            .mapToDouble(event -> event.getLong("heapUsed"))
            .toArray();

    assertThat(load.collections()).isEqualTo(collections.size()).isGreaterThanOrEqualTo(3);
    assertThat(load.pauseNanos().orElseThrow())
        .isCloseTo(
            collections.stream()
                .mapToDouble(event -> event.getDuration("sumOfPauses").toNanos())
                .sum(),
            within(1000.0));
    assertThat(load.lastHeapBytes()).hasValue(heap[heap.length - 1]);
    assertThat(load.maxHeapBytes()).hasValue(DoubleStream.of(heap).max().orElseThrow());
    assertThat(load.maxMachineCpu().orElse(0))
        .isCloseTo(doubles("jdk.CPULoad", "machineTotal").max().orElse(0), within(1e-6));
  }

  @Test
  void read_isTheSame_fromTheFilesOfEachChunk() throws Exception {
    RecordingModel joined =
        RecordingReader.read(
            List.of(folder.resolve("x.jfr"), folder.resolve("1.jfr")), ReadOptions.ALL);

    assertThat(joined.contrailEvents()).isEqualTo(model.contrailEvents());
    assertThat(joined.totalEvents()).isEqualTo(model.totalEvents());
    assertThat(Files.size(folder.resolve("1.jfr"))).isLessThan(Files.size(folder.resolve("x.jfr")));
  }
}
