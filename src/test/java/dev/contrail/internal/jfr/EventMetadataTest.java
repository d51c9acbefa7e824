package dev.contrail.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.metrics.SchedulerConfiguration;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jdk.jfr.AnnotationElement;
import jdk.jfr.EventType;
import jdk.jfr.Experimental;
import jdk.jfr.FlightRecorder;
import jdk.jfr.ValueDescriptor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventMetadataTest {

  private static final String HEADLINE = "[A-Z]\\w+( (and|[A-Z]\\w+))*";
  private static final String PERCENTILE = "p\\d\\d(\\.\\d)?";
  private static final String SENTENCE = "[A-Z].*[^.]";

  private static final Set<String> EXPERIMENTAL =
      Set.of(
          EventNames.SPAWNED_TASKS,
          EventNames.SCHEDULER_METRICS,
          EventNames.LOCAL_QUEUE_DEPTH,
          EventNames.BLOCKING_THREADS,
          EventNames.BLOCKING_QUEUE_DEPTH,
          EventNames.POLL_TIME,
          EventNames.POLL_TIME_BUCKET,
          EventNames.SCHEDULE_LATENCY,
          EventNames.SCHEDULE_LATENCY_BUCKET,
          EventNames.TIMERS);

  /** Of those that are not of one scheduler, or of a dump of one: there are many of these. */
  private static final Map<String, String> FIRST_FIELDS =
      Map.of(
          EventNames.COMMITTED_EVENTS, "eventType",
          EventNames.TASK_TRACE, "dumpId",
          EventNames.WORKER_TRACE, "dumpId",
          EventNames.STACK_TEXT, "dumpId");

  /** Those with a setting of Contrail's own, and its name. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          EventNames.POLL_TIME, "sampleEvery",
          EventNames.SCHEDULE_LATENCY, "sampleEvery",
          EventNames.TASK_DUMP_TIMER, "every");

  @BeforeAll
  static void registerEvents() throws Exception {
    new FakeScheduler("metadata").attach().close();
  }

  static List<EventType> events() {
    return FlightRecorder.getFlightRecorder().getEventTypes().stream()
        .filter(type -> type.getName().startsWith("contrail."))
        .toList();
  }

  @Test
  void names_areTheConstants() throws Exception {
    List<String> constants = new ArrayList<>();
    for (Field field : EventNames.class.getDeclaredFields()) {
      constants.add((String) field.get(null));
    }
    assertThat(events())
        .extracting(EventType::getName)
        .containsExactlyInAnyOrderElementsOf(constants);
  }

  /** These are many, or poll tasks: a recording has to ask for them. */
  @Test
  void bucketsDumpsAndEventsOfSingleTasks_areOff_byDefault() {
    assertThat(events())
        .filteredOn(
            type ->
                type.getSettingDescriptors().stream()
                    .filter(setting -> setting.getName().equals("enabled"))
                    .anyMatch(setting -> setting.getDefaultValue().equals("false")))
        .extracting(EventType::getName)
        .containsExactlyInAnyOrder(
            EventNames.POLL_TIME_BUCKET,
            EventNames.SCHEDULE_LATENCY_BUCKET,
            EventNames.TASK_DUMP_REQUEST,
            EventNames.TASK_DUMP_TIMER,
            EventNames.TASK_SPAWN,
            EventNames.TASK_END,
            EventNames.TASK_WAKE,
            EventNames.FORCED_YIELD,
            EventNames.WORKER_PARK,
            EventNames.WORKER_STEAL);
  }

  @ParameterizedTest
  @MethodSource("events")
  void label_isNameInWords(EventType type) {
    assertThat("contrail." + type.getLabel().replace(" ", "")).isEqualTo(type.getName());
  }

  @ParameterizedTest
  @MethodSource("events")
  void description_isOneSentence(EventType type) {
    assertThat(type.getDescription()).matches(SENTENCE);
  }

  @ParameterizedTest
  @MethodSource("events")
  void category_isContrailAndKind(EventType type) {
    assertThat(type.getCategoryNames()).hasSize(2).startsWith("Contrail");
    assertThat(type.getCategoryNames().get(1))
        .isEqualTo(categoryOf(type.getName().substring("contrail.".length())));
  }

  private static String categoryOf(String name) {
    if (name.matches("TaskDump.*|.*Trace|StackText")) {
      return "Dump";
    }
    if (name.matches("Worker(Park|Steal|Stall)")) {
      return "Worker";
    }
    return name.matches("Task.*|BlockingTask|ForcedYield") ? "Task" : "Metrics";
  }

  @ParameterizedTest
  @MethodSource("events")
  void unstableMetric_isExperimental(EventType type) {
    assertThat(type.getAnnotation(Experimental.class) != null)
        .isEqualTo(EXPERIMENTAL.contains(type.getName()));
  }

  @ParameterizedTest
  @MethodSource("events")
  void firstField_isScheduler_orTheDump(EventType type) {
    assertThat(ownFields(type).findFirst())
        .hasValueSatisfying(
            field ->
                assertThat(field.getName())
                    .isEqualTo(FIRST_FIELDS.getOrDefault(type.getName(), "scheduler")));
  }

  @ParameterizedTest
  @MethodSource("events")
  void fields_haveLabelAndDescription(EventType type) {
    assertThat(ownFields(type))
        .allSatisfy(
            field -> {
              assertThat(field.getLabel()).as(field.getName()).matches(HEADLINE + "|" + PERCENTILE);
              assertThat(field.getDescription()).as(field.getName()).matches(SENTENCE);
            });
  }

  @ParameterizedTest
  @MethodSource("events")
  void counter_hasRateBesideIt(EventType type) {
    List<String> names = ownFields(type).map(ValueDescriptor::getName).toList();
    assertThat(names)
        .filteredOn(name -> name.matches(".*(Count|Operations)"))
        .filteredOn(Predicate.not(Set.of("parkUnparkCount", "committedCount")::contains))
        .allSatisfy(
            name ->
                assertThat(names.get(names.indexOf(name) + 1))
                    .isEqualTo(name.replaceFirst("Count$", "") + "Rate"));
  }

  @ParameterizedTest
  @MethodSource("events")
  void percentile_isLabelledAsWritten(EventType type) {
    assertThat(ownFields(type))
        .filteredOn(field -> field.getName().matches("p\\d+"))
        .allSatisfy(
            field -> assertThat(field.getLabel().replace(".", "")).isEqualTo(field.getName()));
  }

  @ParameterizedTest
  @MethodSource("events")
  void settings_haveLabelAndDescription_ifTheyAreContrails(EventType type) {
    assertThat(type.getSettingDescriptors())
        .filteredOn(setting -> setting.getTypeName().startsWith("dev.contrail."))
        .hasSize(SETTINGS.containsKey(type.getName()) ? 1 : 0)
        .allSatisfy(
            setting -> {
              assertThat(setting.getName()).isEqualTo(SETTINGS.get(type.getName()));
              assertThat(setting.getLabel()).matches(HEADLINE);
              assertThat(setting.getDescription()).matches(SENTENCE);
            });
  }

  @ParameterizedTest
  @MethodSource("events")
  void taskId_isRelated(EventType type) {
    assertThat(ownFields(type))
        .filteredOn(field -> field.getName().equals("taskId"))
        .allSatisfy(
            field ->
                assertThat(field.getAnnotationElements())
                    .extracting(AnnotationElement::getTypeName)
                    .contains("contrail.TaskIdRelation"));
  }

  @ParameterizedTest
  @MethodSource("events")
  void dumpId_isRelated(EventType type) {
    assertThat(ownFields(type))
        .filteredOn(field -> field.getName().equals("dumpId"))
        .allSatisfy(
            field ->
                assertThat(field.getAnnotationElements())
                    .extracting(AnnotationElement::getTypeName)
                    .contains("contrail.DumpIdRelation"));
  }

  @Test
  void schedulerConfiguration_hasEverySetting() {
    EventType type =
        events().stream()
            .filter(event -> event.getName().equals(EventNames.SCHEDULER_CONFIGURATION))
            .findAny()
            .orElseThrow();
    List<String> settings =
        Arrays.stream(SchedulerConfiguration.class.getRecordComponents())
            .map(component -> fieldOf(component.getName()))
            .toList();

    assertThat(ownFields(type))
        .extracting(ValueDescriptor::getName)
        .containsExactlyElementsOf(settings);
  }

  private static String fieldOf(String component) {
    return switch (component) {
      case "name" -> "scheduler";
      case "startTime" -> "schedulerStartTime"; // every event has a startTime of its own
      default -> component;
    };
  }

  /** The fields but those that Flight Recorder adds to every event. */
  private static Stream<ValueDescriptor> ownFields(EventType type) {
    Set<String> added = Set.of("startTime", "duration", "eventThread", "stackTrace");
    return type.getFields().stream().filter(field -> !added.contains(field.getName()));
  }
}
