package dev.contrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.analysis.recording.EmittedDumps;
import dev.contrail.analysis.report.DumpValidator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests of the dump command on recordings with the events of dumps. */
class DumpCommandTest {
  @TempDir static Path folder;

  /** Writes three dumps in two chunks. One task is never polled, another one between all dumps. */
  private static String recording;

  /** Writes one unfinished dump that has lost a trace. */
  private static String partial;

  private static String other;

  private final Cli cli = new Cli();

  @BeforeAll
  static void record() throws Exception {
    other = Cli.recording(folder).toString();
    try (EmittedDumps events = new EmittedDumps()) {
      for (int dump = 1; dump <= 3; dump++) {
        events.taskDump(dump, "shop", false, 4);
        events.waiting(dump, 10, "moves", 1_000_000, dump);
        events.waiting(dump, 11, "stuck", dump * 2_000_000_000L, 7);
        if (dump == 2) {
          events.dump(folder.resolve("first.jfr")); // what follows is in another chunk
        }
        events.running(dump, 12, 1);
        events.waiting(dump, 100 + dump, null, 5, 1);
        events.stackText(
            dump,
            1,
            "java.base/java.lang.Thread.sleep(Native Method)\ndev.shop.Pay.run(Pay.java:9)");
        events.stackText(dump, 2, "dev.shop.Price.load(Price.java:30)");
        events.lateWorker(dump, 12, 2);
        events.taskDump(dump, "shop", true, 4);
      }
      recording = events.dump(folder.resolve("service.jfr")).toString();
    }
    try (EmittedDumps events = new EmittedDumps()) {
      events.waiting(5, 1, "one", 1000, 1);
      events.taskDump(5, "shop", false, 3);
      events.waiting(6, 1, "one", 1000, 1);
      partial = events.dump(folder.resolve("partial.jfr")).toString();
    }
  }

  private String dump(String... options) {
    String[] arguments =
        Stream.concat(Stream.of("dump", recording), Stream.of(options)).toArray(String[]::new);
    assertThat(cli.run(arguments)).as(cli.err()).isZero();
    return cli.out();
  }

  private JsonNode json(String... options) {
    String json =
        dump(Stream.concat(Stream.of(options), Stream.of("-f", "json")).toArray(String[]::new));
    return JsonMapper.shared().readTree(json);
  }

  @Test
  void dump_listsAllDumps_andShowsTheLast() {
    assertThat(dump().lines().map(String::strip))
        .containsSubsequence(
            "Dumps in service.jfr",
            "Dump 3 of scheduler shop",
            "1 task waiting for permit, for 6.00 s")
        .anyMatch(line -> line.startsWith("1  ") && line.contains("shop       request  yes    yes"))
        .anyMatch(line -> line.startsWith("3  "))
        .noneMatch(line -> line.startsWith("Dump 1 of"));
  }

  @Test
  void dump_hasTheStacksOfLateWorkers_andOfThreadsThatRunTasks() {
    assertThat(dump())
        .containsSubsequence("late, in task 12 for at least 12.0 ms", "at dev.shop.Price.load:30")
        .containsSubsequence(
            "1 blocking job running", "at java.lang.Thread.sleep", "at dev.shop.Pay.run:9");
  }

  @Test
  void dump_groupsTasksByTheirPlace_withTheLineWhereTheyWait() {
    assertThat(dump())
        .containsSubsequence(
            "waiting for permit", "dev.contrail.analysis.recording.EmittedDumps.waiting:");
  }

  @Test
  void id_showsThatDump() {
    assertThat(dump("--id", "1")).contains("Dump 1 of scheduler shop", "for 2.00 s");
  }

  @Test
  void unknownId_isAnError_thatNamesTheExistingOnes() {
    cli.assertFails(
        ExitCode.USAGE,
        "contrail: --id 9: the recording has no dump with this id; it has 1, 2, 3",
        "dump",
        recording,
        "--id",
        "9");
  }

  @Test
  void unknownScheduler_isAnError_thatNamesTheExistingOnes() {
    cli.assertFails(
        ExitCode.USAGE,
        "contrail: --scheduler x: the recording has no dump of this scheduler; it has dumps of shop",
        "dump",
        recording,
        "--scheduler",
        "x");
  }

  @Test
  void recordingWithoutADump_saysHowToMakeOne() {
    assertThat(cli.run("dump", other)).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err().lines()).hasSize(1);
    assertThat(cli.err())
        .contains("there is no dump in the recording", "task-dumps=on-demand", "JFR.dump");
  }

  @Test
  void fileThatIsNoRecording_isOneLine() throws Exception {
    Path file = Files.writeString(folder.resolve("text.jfr"), "not a recording");
    assertThat(cli.run("dump", file.toString())).isEqualTo(ExitCode.UNREADABLE_RECORDING);
    assertThat(cli.err().lines()).hasSize(1);
  }

  @Test
  void stuck_hasTheTasksWithoutAPollInEveryDump() {
    JsonNode dump = json("--stuck").get("dumps").get(0);

    assertThat(dump.get("id").asInt()).isEqualTo(3);
    assertThat(dump.get("tasks").findValuesAsString("id")).containsExactly("11", "12");
  }

  @Test
  void stuck_saysWhatItCompared() {
    assertThat(dump("--stuck").replaceAll("\\s+", " "))
        .contains(
            "2 tasks sat at the same place, without a poll, in each of the 3 dumps of scheduler shop");
  }

  @Test
  void stuck_ofOneDump_saysThatItTakesTwo_andShowsTheLongest() {
    assertThat(cli.run("dump", folder.resolve("first.jfr").toString(), "--id", "1")).isZero();
    cli.reset();
    assertThat(cli.run("dump", partial, "--stuck", "--scheduler", "shop")).isZero();
    assertThat(cli.out().replaceAll("\\s+", " "))
        .contains("takes two dumps, and there is one", "1 task waiting for permit");
  }

  @Test
  void stuck_andId_contradictEachOther() {
    assertThat(cli.run("dump", recording, "--stuck", "--id", "1")).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("--stuck compares all dumps and --id shows one");
  }

  @Test
  void ofTwoSummaries_theLaterCounts_andChunksAreJoined() {
    JsonNode dump = json("--id", "2").get("dumps").get(0);

    assertThat(dump.get("complete").asBoolean()).isTrue();
    assertThat(dump.get("tasks").findValuesAsString("id")).contains("10", "11", "12", "102");
  }

  @Test
  void json_hasAllDumps_asTheSchemaSays() throws Exception {
    String json = dump("--format", "json");

    assertThat(DumpValidator.errors(json)).isEmpty();
    JsonNode dumps = JsonMapper.shared().readTree(json).get("dumps");
    assertThat(dumps.findValuesAsString("durationNanos")).hasSize(3);
    JsonNode stuck = dumps.get(2).get("tasks").get(1);
    assertThat(stuck.get("name").asString()).isEqualTo("stuck");
    assertThat(stuck.get("inStateNanos").asLong()).isEqualTo(6_000_000_000L);
    assertThat(stuck.at("/stacks/0/frames/0").asString())
        .startsWith("dev.contrail.analysis.recording.EmittedDumps.waiting:");
  }

  @Test
  void dumpWithoutItsSummary_isShown_withANotice() {
    assertThat(cli.run("dump", partial)).isZero();
    assertThat(cli.out())
        .contains("Dump 6\n", "Dump 6 has no summary", "1 task waiting for permit");
  }

  @Test
  void dumpThatIsNotComplete_saysWhatItLacks() {
    assertThat(cli.run("dump", partial, "--id", "5")).isZero();
    assertThat(cli.out())
        .contains("Dump 5 is not complete: 3 tasks could not be reached in time.")
        .contains("Dump 5 lacks 2 of its 3 traces");
  }

  @Test
  void collapsed_hasALineAStack_theOutermostFrameFirst() {
    assertThat(dump("-f", "collapsed").lines())
        .allMatch(line -> line.matches("\\S.*;\\S+ \\d+"))
        .anyMatch(line -> line.contains("EmittedDumps.waiting:"))
        .noneMatch(line -> line.contains("Pay.run"));
  }

  @Test
  void extensionOfTheOutput_decidesOnTheFormat() throws Exception {
    for (String name : new String[] {"d.txt", "d.html", "d.json", "d.collapsed", "d.folded"}) {
      Path file = folder.resolve(name);
      assertThat(dump("-o", file.toString())).isEmpty();
      assertThat(Files.size(file)).isPositive();
    }
    assertThat(folder.resolve("d.html")).content().startsWith("<!DOCTYPE html>");
    cli.assertFails(
        ExitCode.USAGE,
        "contrail: d.svg: no format has this extension; use .txt, .html, .json or .collapsed, or"
            + " set --format",
        "dump",
        recording,
        "-o",
        "d.svg");
  }

  @Test
  void recording_isNotOverwritten() {
    assertThat(cli.run("dump", recording, "-o", recording)).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("would overwrite the recording");
  }
}
