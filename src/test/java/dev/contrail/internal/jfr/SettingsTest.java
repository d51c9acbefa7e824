package dev.contrail.internal.jfr;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.Configuration;
import jdk.jfr.EventType;
import jdk.jfr.SettingDescriptor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmc.flightrecorder.configuration.model.xml.JFCXMLValidator;
import org.openjdk.jmc.flightrecorder.configuration.model.xml.XMLModel;
import org.xml.sax.InputSource;

class SettingsTest {

  private static final String CONTINUOUS = "contrail.jfc";
  private static final String PROFILE = "contrail-profile.jfc";

  private static final String UNSTABLE =
      "SpawnedTasks|SchedulerMetrics|LocalQueueDepth|Timers|Blocking(Threads|QueueDepth)|PollTime.*|ScheduleLatency.*";

  @TempDir private Path directory;

  @BeforeAll
  static void registerEvents() throws Exception {
    new FakeScheduler("registered").attach().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTINUOUS, PROFILE})
  void settings_nameWhatEventsHave(String file) throws Exception {
    assertThat(contrailSettings(settingsIn(file)).keySet()).isEqualTo(defaults().keySet());
  }

  /** But for dumps, which poll tasks: without these settings there are none. */
  @Test
  void continuousSettings_areTheDefaults_andDumpOnDemand() throws Exception {
    Map<String, String> expected = defaults();
    expected.put("contrail.TaskDumpRequest#enabled", "true");
    assertThat(contrailSettings(settingsIn(CONTINUOUS))).isEqualTo(expected);
    assertThat(defaults()).containsEntry("contrail.TaskDumpRequest#enabled", "false");
  }

  @Test
  void profileSettings_differInDetailAlone() throws Exception {
    Map<String, String> profile = settingsIn(PROFILE);
    assertThat(settingsIn(CONTINUOUS))
        .allSatisfy(
            (setting, value) -> {
              if (!setting.matches(
                  ".*#(period|threshold|sampleEvery)|contrail\\..*(Bucket|Park|Steal|Yield)#enabled")) {
                assertThat(profile.get(setting)).as(setting).isEqualTo(value);
              }
            });
    assertThat(profile).hasSameSizeAs(settingsIn(CONTINUOUS));
    assertThat(profile)
        .containsEntry("contrail.WorkerMetrics#period", "100 ms")
        .containsEntry("contrail.PollTime#sampleEvery", "1")
        .containsEntry("contrail.ScheduleLatency#sampleEvery", "1")
        .containsEntry("contrail.PollTimeBucket#enabled", "true")
        .containsEntry("contrail.ScheduleLatencyBucket#enabled", "true");
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTINUOUS, PROFILE})
  void settings_nameEventsOfThisJdk(String file) throws Exception {
    Set<String> known = new HashSet<>();
    for (Configuration configuration : Configuration.getConfigurations()) {
      known.addAll(eventsIn(configuration.getSettings()));
    }
    if (Runtime.version().feature() < 21) {
      known.addAll(List.of("jdk.VirtualThreadPinned", "jdk.VirtualThreadSubmitFailed"));
    }
    assertThat(eventsIn(settingsIn(file)))
        .filteredOn(event -> event.startsWith("jdk."))
        .isNotEmpty()
        .isSubsetOf(known);
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTINUOUS, PROFILE})
  void file_isValid_forMissionControl(String file) throws Exception {
    try (var input = Files.newInputStream(pathOf(file))) {
      XMLModel model = XMLModel.create(new InputSource(input), JFCXMLValidator.getValidator());
      model.checkErrors();

      assertThat(model.getResults()).noneMatch(result -> result.isError());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTINUOUS, PROFILE})
  void options_reachTheirSettings(String file) throws Exception {
    Path configured = directory.resolve("configured.jfc");
    FreshJvm.runTool(
        "jfr",
        "configure",
        "--input",
        pathOf(file).toString(),
        "--output",
        configured.toString(),
        "metrics-period=200ms",
        "unstable-metrics=false",
        "poll-sampling=3",
        "histogram-buckets=true",
        "task-dumps=30s",
        "task-dump-stacks=false",
        "long-poll-threshold=7ms",
        "stall-threshold=3s",
        "task-spawns=true",
        "spawn-stacks=false",
        "task-wakes=true",
        "worker-events=true",
        "blocking-threshold=5ms");

    Map<String, String> before = settingsIn(file);
    Map<String, String> after = Configuration.create(configured).getSettings();
    before.forEach(
        (setting, value) ->
            assertThat(after.get(setting)).as(setting).isEqualTo(expected(setting, value)));
    assertThat(after).hasSameSizeAs(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void histogramBuckets_areRecorded_onRequest(String isWanted) throws Exception {
    Path configured = directory.resolve("buckets.jfc");
    FreshJvm.runTool(
        "jfr",
        "configure",
        "--input",
        pathOf(isWanted.equals("true") ? CONTINUOUS : PROFILE).toString(),
        "--output",
        configured.toString(),
        "histogram-buckets=" + isWanted);

    assertThat(Configuration.create(configured).getSettings())
        .containsEntry("contrail.PollTimeBucket#enabled", isWanted)
        .containsEntry("contrail.ScheduleLatencyBucket#enabled", isWanted)
        .containsEntry("contrail.PollTime#enabled", "true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "on-demand", "5m"})
  void taskDumps_areOff_orOnDemand_orTimed(String when) throws Exception {
    Path configured = directory.resolve("dumps.jfc");
    FreshJvm.runTool(
        "jfr",
        "configure",
        "--input",
        pathOf(CONTINUOUS).toString(),
        "--output",
        configured.toString(),
        "task-dumps=" + when);

    String areDumped = Boolean.toString(!when.equals("off"));
    assertThat(Configuration.create(configured).getSettings())
        .containsEntry("contrail.TaskDump#enabled", areDumped)
        .containsEntry("contrail.TaskTrace#enabled", areDumped)
        .containsEntry("contrail.WorkerTrace#enabled", areDumped)
        .containsEntry("contrail.StackText#enabled", areDumped)
        .containsEntry("contrail.TaskDumpRequest#enabled", areDumped)
        .containsEntry("contrail.TaskDumpTimer#enabled", Boolean.toString(when.equals("5m")))
        .containsEntry("contrail.TaskDumpTimer#every", when);
  }

  private static String expected(String setting, String value) {
    if (setting.equals("contrail.TaskDumpTimer#every")) {
      return "30s";
    }
    if (setting.equals("contrail.TaskDumpTimer#enabled")) {
      return "true";
    }
    if (setting.equals("contrail.TaskTrace#stackTrace")) {
      return "false";
    }
    if (setting.matches(
        "contrail\\.(Task(Spawn|End|Wake)|ForcedYield|Worker(Park|Steal))#enabled")) {
      return "true";
    }
    if (setting.equals("contrail.TaskSpawn#stackTrace")) {
      return "false";
    }
    if (setting.equals("contrail.TaskPoll#threshold")) {
      return "7 ms";
    }
    if (setting.equals("contrail.WorkerStall#threshold")) {
      return "3 s";
    }
    if (setting.matches("contrail\\..*(?<!Bucket|Timer)#period") && !value.endsWith("Chunk")) {
      return "200 ms";
    }
    if (setting.matches("contrail\\.(" + UNSTABLE + ")#enabled")) {
      return "false";
    }
    if (setting.endsWith("#sampleEvery")) {
      return "3";
    }
    if (setting.matches("jdk\\.(Java|Thread|Socket|File|Virtual|Class).*#threshold")) {
      return "5 ms";
    }
    return value;
  }

  /** As {@code settings=default settings=contrail.jfc} does in jcmd: no control twice. */
  @ParameterizedTest
  @ValueSource(strings = {CONTINUOUS, PROFILE})
  void file_combines_withThoseOfTheJdk(String file) throws Exception {
    for (String theirs : List.of("default.jfc", "profile.jfc")) {
      Path combined = directory.resolve("combined.jfc");
      FreshJvm.runTool(
          "jfr",
          "configure",
          "--input",
          theirs + "," + pathOf(file),
          "--output",
          combined.toString(),
          "metrics-period=200ms");

      assertThat(Configuration.create(combined).getSettings())
          .containsAllEntriesOf(Map.of("contrail.AliveTasks#period", "200 ms"))
          .containsAllEntriesOf(others(settingsIn(file)));
    }
  }

  private static Map<String, String> others(Map<String, String> settings) {
    Map<String, String> others = new HashMap<>(settings);
    others.keySet().removeIf(setting -> setting.startsWith("contrail."));
    return others;
  }

  /** The settings of Contrail's events that have an effect without a recording's settings. */
  private static Map<String, String> defaults() {
    Map<String, String> defaults = new HashMap<>();
    for (EventType type : EventMetadataTest.events()) {
      for (SettingDescriptor setting : type.getSettingDescriptors()) {
        if (!Set.of("0 ns", "off").contains(setting.getDefaultValue())) {
          defaults.put(type.getName() + "#" + setting.getName(), setting.getDefaultValue());
        }
      }
    }
    return defaults;
  }

  private static Map<String, String> contrailSettings(Map<String, String> settings) {
    Map<String, String> contrail = new HashMap<>(settings);
    contrail.keySet().removeIf(setting -> !setting.startsWith("contrail."));
    return contrail;
  }

  private static Set<String> eventsIn(Map<String, String> settings) {
    return settings.keySet().stream()
        .map(setting -> setting.substring(0, setting.indexOf('#')))
        .collect(toSet());
  }

  private static Map<String, String> settingsIn(String file) throws Exception {
    return Configuration.create(pathOf(file)).getSettings();
  }

  /** As packaged: the files are resources of the scheduler's jar. */
  private static Path pathOf(String file) throws URISyntaxException {
    return Path.of(SettingsTest.class.getResource("/dev/contrail/jfr-settings/" + file).toURI());
  }
}
