package dev.contrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MainTest {
  @TempDir static Path folder;

  /** A recording of this JVM, without any event of Contrail. */
  private static String recording;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void record() throws Exception {
    try (Recording jfr = new Recording()) {
      jfr.enable("jdk.JVMInformation");
      jfr.start();
      Path file = folder.resolve("other.jfr");
      jfr.dump(file);
      recording = file.toString();
    }
  }

  private int run(String... arguments) {
    return Main.run(out, err, false, arguments);
  }

  private void assertFails(int exitCode, String line, String... arguments) {
    assertThat(run(arguments)).isEqualTo(exitCode);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo(line + System.lineSeparator());
    assertThat(out.size()).isZero();
  }

  @Test
  void help_teachesTheWayFromAProgramToItsReport() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsSubsequence(
            "report  ",
            "settings  ",
            "schema  ",
            "completion  ",
            "contrail settings",
            "jcmd PID JFR.start",
            "jcmd PID JFR.dump",
            "contrail report /tmp/service.jfr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"report", "settings", "schema", "completion"})
  void helpOfACommand_hasExamples_exitCodes_andWhatNext(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsSubsequence("Usage: contrail " + command, "Examples:", "What next:")
        .containsSubsequence(
            "Exit codes:", "0     done", "3     the file is no recording", "141   whoever");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "report", "settings", "schema", "completion"})
  void help_fitsInto100Columns_withoutColours(String command) {
    run((command + " --help").strip().split(" ", -1));
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100))
        .noneMatch(line -> line.contains("\u001b"));
  }

  @Test
  void readme_hasTheExitCodesOfTheHelp() throws Exception {
    String readme = Files.readString(Path.of("../README.md"));

    assertThat(ExitCode.meanings()).hasSize(6);
    ExitCode.meanings()
        .forEach(
            (code, meaning) ->
                assertThat(readme.replace("`", "")).contains("| " + code + " | " + meaning));
  }

  @Test
  void noArguments_showTheHelp() {
    assertThat(run()).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Usage: contrail");
  }

  @Test
  void reportHelp_hasExamples() {
    assertThat(run("report", "--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("text, html, json", "report service.jfr -o service.html");
  }

  @Test
  void version_isTheOneOfTheJar() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("contrail ");
  }

  @Test
  void report_printsText_byDefault() {
    assertThat(run("report", recording)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("Recording other.jfr")
        .contains("This recording has no events of Contrail.", "pid ");
    assertThat(err.size()).isZero();
  }

  @Test
  void report_printsJson_thatOtherProgramsCanRead() {
    assertThat(run("report", recording, "--format", "json")).isZero();
    assertThat(JsonMapper.shared().readTree(out.toByteArray()).get("schema").asString())
        .isEqualTo("contrail-report/1");
  }

  @Test
  void report_takesTheFormat_fromTheNameOfTheOutput() throws Exception {
    Path page = folder.resolve("report.html");
    assertThat(run("report", recording, "-o", page.toString())).isZero();
    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>");

    Path json = folder.resolve("report.json");
    assertThat(run("report", recording, "-o", json.toString())).isZero();
    assertThat(Files.readString(json)).startsWith("{");

    Path forced = folder.resolve("forced.json");
    assertThat(run("report", recording, "-f", "TEXT", "-o", forced.toString())).isZero();
    assertThat(Files.readString(forced)).startsWith("Recording");
    assertThat(out.size()).isZero();
  }

  @Test
  void report_saysInOneLine_whatIsWrongWithTheFile() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "x".repeat(1000));

    assertFails(
        ExitCode.UNREADABLE_RECORDING,
        "contrail: "
            + text
            + ": the file is not a flight recording, which starts with the letters FLR;"
            + " give the .jfr file that jcmd PID JFR.dump wrote",
        "report",
        text.toString());
  }

  @Test
  void report_saysInOneLine_thatThereIsNoFile() {
    assertFails(
        ExitCode.UNREADABLE_RECORDING,
        "contrail: no\\u000asuch.jfr: there is no such file",
        "report",
        "no\nsuch.jfr");
  }

  @Test
  void report_saysInOneLine_thatTheFileIsADirectory() {
    assertFails(
        ExitCode.UNREADABLE_RECORDING,
        "contrail: " + folder + ": is a directory; give one .jfr file in it",
        "report",
        folder.toString());
  }

  @Test
  void report_saysInOneLine_thatTheOutputIsADirectory_orLiesInAFile() {
    Path inside = Path.of(recording, "report.txt");

    assertFails(
        ExitCode.UNWRITABLE_REPORT,
        "contrail: " + folder + ": is a directory; give a file in it",
        "report",
        recording,
        "-f",
        "text",
        "-o",
        folder.toString());
    err.reset();
    assertFails(
        ExitCode.UNWRITABLE_REPORT,
        "contrail: " + inside + ": " + recording + " is a file, no folder",
        "report",
        recording,
        "-o",
        inside.toString());
  }

  @Test
  void report_saysInOneLine_whyTheSystemRefusesTheOutput() {
    Path tooLong = folder.resolve("x".repeat(5_000) + ".txt");

    assertThat(run("report", recording, "-o", tooLong.toString()))
        .isEqualTo(ExitCode.UNWRITABLE_REPORT);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .hasLineCount(1)
        .contains(": the report cannot be written: ")
        .doesNotContain(".tmp");
  }

  @Test
  void report_saysInOneLine_thatNoFileCanBeMadeThere() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "no /proc");

    assertFails(
        ExitCode.UNWRITABLE_REPORT,
        "contrail: /proc/report.txt: no file can be made there",
        "report",
        recording,
        "-o",
        "/proc/report.txt");
  }

  @Test
  void report_goesToStandardOutput_ifTheOutputIsADash() {
    assertThat(run("report", recording, "-o", "-")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Recording other.jfr");
    assertThat(Path.of("-")).doesNotExist();
  }

  @Test
  void report_saysInOneLine_thatTheReportCannotBeWritten() {
    Path nowhere = folder.resolve("no-such-folder").resolve("report.txt");

    assertFails(
        ExitCode.UNWRITABLE_REPORT,
        "contrail: " + nowhere + ": the folder of the report does not exist",
        "report",
        recording,
        "-o",
        nowhere.toString());
  }

  @Test
  void report_readsSeveralFiles_asOne() throws Exception {
    Path copy = Files.copy(Path.of(recording), folder.resolve("copy.jfr"));

    assertThat(run("report", recording, copy.toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("Recording other.jfr and 1 more")
        .contains("copy.jfr: ", "was read once.");
  }

  @Test
  void report_namesTheFile_thatCannotBeRead() {
    Path missing = folder.resolve("missing.jfr");

    assertFails(
        ExitCode.UNREADABLE_RECORDING,
        "contrail: " + missing + ": there is no such file",
        "report",
        recording,
        missing.toString());
  }

  @Test
  void report_doesNotOverwriteTheRecording() throws Exception {
    long size = Files.size(Path.of(recording));

    assertFails(
        ExitCode.USAGE,
        "contrail: " + recording + ": the report would overwrite the recording",
        "report",
        recording,
        "-o",
        recording);
    assertThat(Files.size(Path.of(recording))).isEqualTo(size);
  }

  @Test
  void report_doesNotOverwriteTheRecording_byAnotherName() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), Path.of(recording));

    assertFails(
        ExitCode.USAGE,
        "contrail: " + link + ": the report would overwrite the recording",
        "report",
        recording,
        "-o",
        link.toString());
  }

  @Test
  void usageErrors_haveTheirOwnCode_andPointToTheHelp() {
    assertThat(run("report")).isEqualTo(ExitCode.USAGE);
    assertThat(run("report", recording, "--format", "pdf")).isEqualTo(ExitCode.USAGE);
    assertThat(run("repport", recording)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("Missing required parameter: 'FILE'", "'pdf'", "report --help")
        .doesNotContain("\tat ");
  }

  @Test
  void report_refusesAnExtensionThatIsNoFormat() {
    Path pdf = folder.resolve("report.pdf");

    assertFails(
        ExitCode.USAGE,
        "contrail: "
            + pdf
            + ": no format has this extension; end the name in .txt, .html or .json, or say"
            + " --format",
        "report",
        recording,
        "-o",
        pdf.toString());
    assertThat(pdf).doesNotExist();
  }

  @Test
  void report_leavesNothingElseBesideTheReport() throws Exception {
    Path alone = Files.createDirectory(folder.resolve("alone"));
    run("report", recording, "-o", alone.resolve("a.html").toString());

    try (var files = Files.list(alone)) {
      assertThat(files).containsExactly(alone.resolve("a.html"));
    }
  }

  @Test
  void report_saysWhichPartIsShown() {
    assertThat(run("report", recording, "--from", "+0s", "--to", "-0s")).isZero();
    assertThat(run("report", recording, "--from", "+1ms")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("as --from and --to say");
  }

  @Test
  void report_takesTimes_thatNoClockReaches() {
    assertThat(run("report", recording, "--to", "+999999999999d")).isZero();
    assertThat(run("report", recording, "--from", "-999999999999d")).isZero();
    assertThat(run("report", recording, "--from", "+1s", "--to", "+0s")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("--from +1s (", " and --to +0s (", ") leave nothing: ");
  }

  @Test
  void report_refusesTimesThatMakeNoSense() {
    assertThat(run("report", recording, "--from", "yesterday")).isEqualTo(ExitCode.USAGE);
    assertThat(run("report", recording, "--from", "+9d")).isEqualTo(ExitCode.USAGE);
    assertThat(run("report", recording, "--to", "2001-01-01T00:00:00Z")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains(
            "--from yesterday: no time",
            "--from +9d (",
            "--to 2001-01-01T00:00:00Z (2001-01-01T00:00:00Z) leaves nothing: the recording is ")
        .doesNotContain("\tat ");
  }

  @Test
  void report_namesTheSchedulersThereAre() {
    assertFails(
        ExitCode.USAGE,
        "contrail: --scheduler x: there is no such scheduler in the recording; it has none",
        "report",
        recording,
        "--scheduler",
        "x");
  }

  @Test
  void anyError_isOneLine() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new StackOverflowError();
          }
        };

    assertThat(Main.run(broken, err, false, "--version")).isEqualTo(ExitCode.UNEXPECTED_ERROR);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "contrail: unexpected error: java.lang.StackOverflowError (--stacktrace shows where)"
                + System.lineSeparator());
  }

  @Test
  void settings_sayInOneLine_thatThereIsNoFolder() {
    Path none = folder.resolve("none");
    assertFails(
        ExitCode.UNWRITABLE_REPORT,
        "contrail: " + none + ": there is no such folder",
        "settings",
        none.toString());
  }

  @Test
  void settings_sayInOneLine_thatTheFolderIsAFile() {
    assertFails(
        ExitCode.UNWRITABLE_REPORT,
        "contrail: " + recording + ": is a file, no folder",
        "settings",
        recording);
  }

  @Test
  void report_saysInOneSentence_thatNoFileCanHaveTheName() {
    assertThat(run("report", "a\0b")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("no file can be called a")
        .doesNotContain("Exception");
  }

  @Test
  void settings_areWrittenOnce_unlessForced() {
    Path jfc = folder.resolve("contrail.jfc");
    assertThat(run("settings", folder.toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("settings=" + jfc.toAbsolutePath());
    assertThat(run("settings", folder.toString())).isEqualTo(ExitCode.UNWRITABLE_REPORT);
    assertThat(run("settings", "--force", folder.toString())).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "contrail: "
                + jfc
                + ": is there already; --force replaces it"
                + System.lineSeparator());
  }
}
