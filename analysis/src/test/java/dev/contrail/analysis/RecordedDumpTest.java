package dev.contrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contrail.Scheduler;
import dev.contrail.analysis.report.DumpValidator;
import dev.contrail.sync.Oneshot;
import dev.contrail.task.Context;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.time.Sleep;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.Configuration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;
import org.openjdk.jmc.flightrecorder.stacktrace.tree.Node;
import org.openjdk.jmc.flightrecorder.stacktrace.tree.StacktraceTreeModel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests with a stuck task of a real scheduler, recorded with the shipped settings. */
class RecordedDumpTest {
  private static final String PLACE = RecordedDumpTest.class.getName() + ".awaitSignature";

  @TempDir static Path folder;

  /** Records a dump that the recording requests, and another that the program requests. */
  private static String recording;

  private final Cli cli = new Cli();

  private static final Oneshot<String> NEVER = new Oneshot<>();
  private static final Task<String> SIGNED = NEVER.receive();

  private static Poll<String> awaitSignature(Context cx) throws Exception {
    return SIGNED.poll(cx);
  }

  @BeforeAll
  static void record() throws Exception {
    try (Scheduler scheduler = Scheduler.builder().name("stuck").workers(2).build();
        Scheduler other = Scheduler.builder().name("other").workers(1).build();
        Recording jfr = new Recording(shippedSettings())) {
      await().until(RecordedDumpTest::isRegistered);
      jfr.start();
      scheduler.spawn("audit", RecordedDumpTest::awaitSignature);
      await().until(() -> isWaiting(scheduler));
      jfr.dump(folder.resolve("first.jfr"));
      scheduler.spawn("later", Sleep.of(Duration.ofDays(1)));
      await().until(() -> scheduler.dump().get().tasks().size() == 2);
      other.dump().get();
      recording = folder.resolve("service.jfr").toString();
      jfr.dump(Path.of(recording));
      scheduler.shutdownNow();
    }
  }

  private static boolean isWaiting(Scheduler scheduler) {
    return scheduler.metrics().numAliveTasks() == 1
        && scheduler.metrics().worker(0).isParked()
        && scheduler.metrics().worker(1).isParked();
  }

  private static boolean isRegistered() {
    return FlightRecorder.getFlightRecorder().getEventTypes().stream()
        .anyMatch(type -> type.getName().equals("contrail.CommittedEvents"));
  }

  private static Configuration shippedSettings() throws Exception {
    try (Reader settings =
        new InputStreamReader(
            Scheduler.class.getResourceAsStream("/dev/contrail/jfr-settings/contrail.jfc"),
            StandardCharsets.UTF_8)) {
      return Configuration.create(settings);
    }
  }

  private String dump(String... options) {
    String[] arguments =
        Stream.concat(Stream.of("dump", recording, "--scheduler", "stuck"), Stream.of(options))
            .toArray(String[]::new);
    assertThat(cli.run(arguments)).as(cli.err()).isZero();
    return cli.out();
  }

  @Test
  void text_namesTheTask_andItsPlace() {
    assertThat(dump())
        .containsSubsequence("waiting for oneshot", "\"audit\"", PLACE + ":")
        .contains("of scheduler stuck", "later");
  }

  @Test
  void withoutOptions_theLastDumpOfEachScheduler_isShown() {
    assertThat(cli.run("dump", recording)).as(cli.err()).isZero();
    assertThat(cli.out()).contains("of scheduler stuck", "of scheduler other", PLACE + ":");
    assertThat(cli.out().lines().filter(line -> line.contains("\"audit\""))).hasSize(1);
  }

  @Test
  void page_isOfTheSchedulerWithTheMostTasks_andNamesTheOthers() {
    assertThat(cli.run("dump", recording, "-f", "html")).as(cli.err()).isZero();
    assertThat(cli.out())
        .containsPattern("<h1[^>]*>\\s*Dump \\d+ of scheduler stuck")
        .containsPattern("Not on this page: Dump \\d+ of scheduler other\\.");
  }

  @Test
  void stuck_isTheTaskThatIsInEveryDump() {
    assertThat(dump("--stuck"))
        .contains(
            "1 task sat at the same place, without a poll, in each of the", PLACE + ":", "audit")
        .doesNotContain("later");
  }

  @Test
  void json_hasBothDumps_withTriggerAndPlace() throws Exception {
    String json = dump("-f", "json");

    assertThat(DumpValidator.errors(json)).isEmpty();
    JsonNode dumps = JsonMapper.shared().readTree(json).get("dumps");
    assertThat(dumps.findValuesAsString("trigger")).startsWith("request").endsWith("api");
    assertThat(dumps.findValuesAsString("exact")).containsOnly("true");
    assertThat(dumps.findValuesAsString("complete")).containsOnly("true");
    JsonNode first = dumps.get(0);
    assertThat(first.get("tasks").findValuesAsString("name")).containsExactly("audit");
    assertThat(first.at("/tasks/0/waitingOn").asString()).isEqualTo("oneshot");
    List<String> frames = new ArrayList<>();
    first.at("/tasks/0/stacks/0/frames").forEach(frame -> frames.add(frame.asString()));
    assertThat(frames)
        .anyMatch(frame -> frame.startsWith(PLACE + ":"))
        .noneMatch(frame -> frame.contains("TraceContext") || frame.contains("tracedPoll"))
        .contains(RecordedDumpTest.class.getName() + "$$Lambda.poll");
  }

  @Test
  void collapsed_endsAtThePlace() {
    assertThat(dump("-f", "collapsed"))
        .containsPattern("(?m)" + PLACE.replace(".", "\\.") + ":\\d+;.* 1$");
  }

  @Test
  void page_hasTheTask_andItsPlace() throws Exception {
    Path page = folder.resolve("dump.html");
    dump("-o", page.toString());

    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("audit", PLACE);
  }

  /**
   * Builds a stack trace tree, as Mission Control does for its stack trace view and flame graph.
   */
  @Test
  void missionControl_hasThePlaceInItsTree() throws Exception {
    IItemCollection traces =
        JfrLoaderToolkit.loadEvents(Path.of(recording).toFile())
            .apply(ItemFilters.type("contrail.TaskTrace"));

    List<Node> places = new ArrayList<>();
    collect(new StacktraceTreeModel(traces).getRoot(), places);

    assertThat(places)
        .singleElement()
        .satisfies(place -> assertThat(place.getCumulativeWeight()).isGreaterThanOrEqualTo(2));
  }

  private static void collect(Node node, List<Node> places) {
    if (!node.isRoot()
        && node.getFrame().getHumanReadableShortString().contains("awaitSignature")) {
      places.add(node);
    }
    node.getChildren().forEach(child -> collect(child, places));
  }
}
