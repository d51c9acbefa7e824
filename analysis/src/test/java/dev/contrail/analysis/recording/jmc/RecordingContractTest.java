package dev.contrail.analysis.recording.jmc;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contrail.Scheduler;
import dev.contrail.analysis.model.Metric;
import dev.contrail.analysis.model.MetricKind;
import dev.contrail.analysis.model.SampledMetric;
import dev.contrail.analysis.model.SchedulerMetric;
import dev.contrail.analysis.model.WorkerMetric;
import dev.contrail.analysis.recording.event.ContrailEvents;
import dev.contrail.metrics.SchedulerConfiguration;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.ValueDescriptor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.unit.ContentType;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;
import org.openjdk.jmc.flightrecorder.parser.IEventSinkFactory;
import org.openjdk.jmc.flightrecorder.parser.IParserExtension;
import org.openjdk.jmc.flightrecorder.parser.ValueField;

/**
 * Compares the names that runtime and analysis share: every field of every event is read or listed
 * as ignored, and every field that is read exists, with the content type that it is read as.
 */
class RecordingContractTest {

  /** The fields of a bucket, which no report shows. */
  private static final Set<String> BUCKET =
      Set.of("scheduler", "worker", "bucketStart", "bucketEnd", "count");

  /** The fields that are read from each event with samples of a worker. */
  private static final Set<IAttribute<?>> SAMPLES =
      Set.of(
          ContrailAttributes.WORKER,
          ContrailAttributes.COUNT,
          ContrailAttributes.P50,
          ContrailAttributes.P90,
          ContrailAttributes.P99,
          ContrailAttributes.P999,
          ContrailAttributes.MAX,
          ContrailAttributes.SAMPLE_EVERY);

  /** Events whose fields these tests do not compare, with the names of the fields. */
  private static final Map<String, Set<String>> IGNORED =
      Map.ofEntries(
          entry(ContrailEvents.COMMITTED_EVENTS, Set.of("eventType", "committedCount")),
          entry("contrail.BlockingTask", Set.of("scheduler", "taskId", "name", "queueWait")),
          entry(
              "contrail.TaskFailed",
              Set.of("scheduler", "taskId", "name", "thrownClass", "message")),
          entry("contrail.TaskRejected", Set.of("scheduler", "reason")),
          entry(
              "contrail.TaskSpawn", Set.of("scheduler", "taskId", "name", "kind", "parentTaskId")),
          entry(
              "contrail.TaskEnd",
              Set.of("scheduler", "taskId", "name", "kind", "outcome", "polls")),
          entry(
              "contrail.TaskPoll",
              Set.of(
                  "scheduler",
                  "taskId",
                  "name",
                  "kind",
                  "worker",
                  "outcome",
                  "scheduleLatency",
                  "spawnSite",
                  "caughtStack")),
          entry("contrail.TaskWake", Set.of("scheduler", "taskId", "name", "wakerTaskId")),
          entry("contrail.ForcedYield", Set.of("scheduler", "taskId", "name")),
          entry("contrail.WorkerPark", Set.of("scheduler", "worker", "reason")),
          entry("contrail.WorkerSteal", Set.of("scheduler", "worker", "victim", "tasks")),
          entry(
              "contrail.WorkerStall",
              Set.of(
                  "scheduler",
                  "worker",
                  "workerThread",
                  "taskId",
                  "name",
                  "kind",
                  "spawnSite",
                  "frame",
                  "stack")),
          entry(
              ContrailEvents.TASK_DUMP,
              Set.of(
                  "scheduler",
                  "dumpId",
                  "trigger",
                  "cutTime",
                  "exact",
                  "complete",
                  "hasStacks",
                  "workers",
                  "lateWorkers",
                  "tasks",
                  "traced",
                  "untraced",
                  "traces",
                  "pause")),
          entry(
              ContrailEvents.TASK_TRACE,
              Set.of(
                  "dumpId",
                  "taskId",
                  "name",
                  "kind",
                  "state",
                  "threadName",
                  "waitingOn",
                  "inState",
                  "polls",
                  "age",
                  "spawnSite",
                  "leaf",
                  "leavesLeftOut",
                  "stackText")),
          entry(
              ContrailEvents.WORKER_TRACE,
              Set.of(
                  "dumpId", "worker", "threadName", "late", "taskId", "runningFor", "stackText")),
          entry(ContrailEvents.STACK_TEXT, Set.of("dumpId", "stackId", "text")),
          entry("contrail.TaskDumpRequest", Set.of("scheduler", "dumpId", "reused")),
          entry("contrail.TaskDumpTimer", Set.of("scheduler", "dumpId")),
          entry("contrail.PollTimeBucket", BUCKET),
          entry("contrail.ScheduleLatencyBucket", BUCKET));

  /** The fields that JFR adds to every event. */
  private static final Set<String> IMPLICIT =
      Set.of("startTime", "duration", "eventThread", "stackTrace");

  /** The runtime's event types, by name. */
  private static final Map<String, EventType> types = new TreeMap<>();

  /** Their fields as JMC's parser describes them, by name of event and field. */
  private static final Map<String, Map<String, ValueField>> parsed = new TreeMap<>();

  @TempDir static Path folder;

  @BeforeAll
  static void describe() throws Exception {
    try (Scheduler scheduler = Scheduler.builder().name("contract").workers(1).build();
        Recording recording = new Recording()) {
      await().until(() -> contrailTypes().size() >= known().size());
      recording.start();
      scheduler.spawn(() -> 1).join();
      Path file = folder.resolve("contract.jfr");
      recording.dump(file);
      contrailTypes().forEach(type -> types.put(type.getName(), type));
      parse(file);
    }
  }

  private static Set<String> known() {
    Set<String> known = new TreeSet<>(ContrailEvents.OF_A_SCHEDULER);
    known.addAll(ContrailEvents.OF_A_WORKER);
    known.addAll(ContrailEvents.OF_SAMPLES.keySet());
    known.add(ContrailEvents.SCHEDULER_CONFIGURATION);
    known.addAll(IGNORED.keySet());
    return known;
  }

  private static List<EventType> contrailTypes() {
    return FlightRecorder.getFlightRecorder().getEventTypes().stream()
        .filter(type -> ContrailEvents.isContrail(type.getName()))
        .toList();
  }

  private static void parse(Path file) throws Exception {
    IEventSinkFactory describe =
        new IEventSinkFactory() {
          @Override
          public IEventSink create(
              String identifier,
              String label,
              String[] category,
              String description,
              List<ValueField> fields) {
            parsed.put(
                identifier,
                fields.stream()
                    .collect(Collectors.toMap(ValueField::getIdentifier, field -> field)));
            return event -> {};
          }

          @Override
          public void flush() {}
        };
    IParserExtension extension =
        new IParserExtension() {
          @Override
          public IEventSinkFactory getEventSinkFactory(IEventSinkFactory subFactory) {
            return describe;
          }
        };
    try (InputStream in = Files.newInputStream(file)) {
      JfrLoaderToolkit.loadEvents(in, List.of(extension));
    }
  }

  private static Set<String> fields(EventType type) {
    return type.getFields().stream()
        .map(ValueDescriptor::getName)
        .filter(name -> !IMPLICIT.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The fields that are read from an event, with the types they are read as. */
  private static Set<IAttribute<?>> attributes(String typeId) {
    Set<IAttribute<?>> attributes = new HashSet<>();
    attributes.add(ContrailAttributes.SCHEDULER);
    Metric[] metrics = {};
    if (ContrailEvents.OF_A_SCHEDULER.contains(typeId)) {
      metrics = SchedulerMetric.values();
    } else if (ContrailEvents.OF_A_WORKER.contains(typeId)) {
      metrics = WorkerMetric.values();
      attributes.add(ContrailAttributes.WORKER);
      attributes.add(ContrailAttributes.THREAD);
      attributes.add(ContrailAttributes.TASK_ID);
      attributes.add(ContrailAttributes.POLL_SEQUENCE);
    } else if (ContrailEvents.OF_SAMPLES.containsKey(typeId)) {
      attributes.addAll(SAMPLES);
    }
    for (Metric metric : metrics) {
      attributes.add(ContrailAttributes.value(metric));
      ContrailAttributes.period(metric).ifPresent(attributes::add);
    }
    return attributes;
  }

  @Test
  void everyEvent_isReadOrListedAsIgnored_andTheOtherWayRound() {
    assertThat(types.keySet()).containsExactlyElementsOf(known());
  }

  @Test
  void everyField_isReadWithItsType_orListedAsIgnored() {
    types.forEach(
        (typeId, type) -> {
          if (typeId.equals(ContrailEvents.SCHEDULER_CONFIGURATION)) {
            return; // every field is read, whatever its name
          }
          Set<String> unread = fields(type);
          unread.removeAll(IGNORED.getOrDefault(typeId, Set.of()));
          for (IAttribute<?> attribute : attributes(typeId)) {
            ValueField field = parsed.get(typeId).get(attribute.getIdentifier());
            if (field != null && field.matches(attribute)) {
              unread.remove(attribute.getIdentifier());
            }
          }
          assertThat(unread).as("fields of %s that are not read", typeId).isEmpty();
        });
  }

  @Test
  void everyIgnoredField_exists() {
    IGNORED.forEach(
        (typeId, ignored) ->
            assertThat(fields(types.get(typeId)))
                .as("fields of %s", typeId)
                .containsExactlyInAnyOrderElementsOf(ignored));
  }

  @ParameterizedTest
  @EnumSource
  void everySchedulerMetric_isInAnEvent(SchedulerMetric metric) {
    assertIsInAnEvent(metric, ContrailEvents.OF_A_SCHEDULER);
  }

  @ParameterizedTest
  @EnumSource
  void everyWorkerMetric_isInAnEvent(WorkerMetric metric) {
    assertIsInAnEvent(metric, ContrailEvents.OF_A_WORKER);
  }

  @ParameterizedTest
  @EnumSource
  void everySampledMetric_hasAnEventWithAllThatIsRead(SampledMetric metric) {
    assertThat(ContrailEvents.OF_SAMPLES).containsValue(metric);
    ContrailEvents.OF_SAMPLES.forEach(
        (typeId, read) ->
            assertThat(SAMPLES)
                .as("what is read of %s", typeId)
                .allMatch(attribute -> hasField(typeId, attribute)));
  }

  private static void assertIsInAnEvent(Metric metric, Set<String> typeIds) {
    assertThat(typeIds)
        .as("an event with %s", metric.id())
        .anyMatch(typeId -> hasField(typeId, ContrailAttributes.value(metric)));
    ContrailAttributes.period(metric)
        .ifPresent(
            period ->
                assertThat(typeIds)
                    .as("an event with %s", period.getIdentifier())
                    .anyMatch(typeId -> hasField(typeId, period)));
  }

  private static boolean hasField(String typeId, IAttribute<?> attribute) {
    ValueField field = parsed.get(typeId).get(attribute.getIdentifier());
    return field != null && field.matches(attribute);
  }

  @Test
  void everyEvent_namesItsScheduler_orItsDump() {
    assertThat(types.keySet())
        .filteredOn(typeId -> !typeId.equals(ContrailEvents.COMMITTED_EVENTS)) // of the whole JVM
        .allMatch(
            typeId ->
                hasField(typeId, ContrailAttributes.SCHEDULER)
                    || parsed.get(typeId).containsKey("dumpId"));
    assertThat(ContrailEvents.OF_A_WORKER)
        .allMatch(typeId -> hasField(typeId, ContrailAttributes.WORKER));
    for (IAttribute<?> attribute :
        List.of(
            ContrailAttributes.THREAD,
            ContrailAttributes.TASK_ID,
            ContrailAttributes.POLL_SEQUENCE)) {
      assertThat(hasField(ContrailEvents.WORKER_METRICS, attribute))
          .as(attribute.getIdentifier())
          .isTrue();
    }
  }

  /** The configuration in a report has the names of the record in the metrics API. */
  @Test
  void everySetting_hasTheNameOfTheRuntimesRecord() {
    Set<String> settings =
        fields(types.get(ContrailEvents.SCHEDULER_CONFIGURATION)).stream()
            .map(ConfigurationSink::settingName)
            .map(name -> name.equals("scheduler") ? "name" : name)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(Arrays.stream(SchedulerConfiguration.class.getRecordComponents()))
        .extracting(RecordComponent::getName)
        .containsExactlyInAnyOrderElementsOf(settings);
  }

  /** JMC draws charts of these content types, and none of raw numbers. */
  @Test
  void everyMetric_canBeCharted() {
    Set<ContentType<?>> chartable =
        Set.of(UnitLookup.NUMBER, UnitLookup.TIMESPAN, UnitLookup.FREQUENCY, UnitLookup.PERCENTAGE);
    assertThat(ContrailAttributes.value(SchedulerMetric.NUM_ALIVE_TASKS).getContentType())
        .isEqualTo(UnitLookup.NUMBER);
    for (Metric metric : WorkerMetric.values()) {
      assertThat(ContrailAttributes.value(metric).getContentType())
          .isIn(chartable)
          .isEqualTo(
              metric.kind() == MetricKind.TOTAL || metric.kind() == MetricKind.DURATION
                  ? UnitLookup.TIMESPAN
                  : UnitLookup.NUMBER);
    }
  }
}
