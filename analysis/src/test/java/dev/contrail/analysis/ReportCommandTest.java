package dev.contrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Tests of {@code report}: its input and its output. */
class ReportCommandTest {
  @TempDir static Path folder;

  /** A recording of this JVM without any event of Contrail. */
  private static String recording;

  private final Cli cli = new Cli();

  @BeforeAll
  static void record() throws Exception {
    recording = Cli.recording(folder).toString();
  }

  @Test
  void report_printsText_byDefault() {
    assertThat(cli.run("report", recording)).isZero();
    assertThat(cli.out())
        .startsWith("Recording other.jfr")
        .contains("This recording has no events of Contrail.", "pid ");
    assertThat(cli.err()).isEmpty();
  }

  @Test
  void report_printsJson_thatOtherProgramsCanRead() {
    assertThat(cli.run("report", recording, "--format", "json")).isZero();
    assertThat(JsonMapper.shared().readTree(cli.out()).get("schema").asString())
        .isEqualTo("contrail-report/1");
  }

  @Test
  void report_readsSeveralFiles_asOne() throws Exception {
    Path copy = Files.copy(Path.of(recording), folder.resolve("copy.jfr"));

    assertThat(cli.run("report", recording, copy.toString())).isZero();
    assertThat(cli.out())
        .startsWith("Recording other.jfr and 1 more")
        .contains("copy.jfr: ", "was read once.");
  }

  @Test
  void report_saysWhichPartIsShown() {
    assertThat(cli.run("report", recording, "--from", "+0s", "--to", "-0s")).isZero();
    assertThat(cli.run("report", recording, "--from", "+1ms")).isZero();
    assertThat(cli.out()).contains("as --from and --to select");
  }

  @Test
  void report_takesTimes_thatNoClockReaches() {
    assertThat(cli.run("report", recording, "--to", "+999999999999d")).isZero();
    assertThat(cli.run("report", recording, "--from", "-999999999999d")).isZero();
    assertThat(cli.run("report", recording, "--from", "+1s", "--to", "+0s"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("--from +1s (", " and --to +0s (", ") select nothing: ");
  }

  @Test
  void report_refusesTimesThatMakeNoSense() {
    assertThat(cli.run("report", recording, "--from", "yesterday")).isEqualTo(ExitCode.USAGE);
    assertThat(cli.run("report", recording, "--from", "+9d")).isEqualTo(ExitCode.USAGE);
    assertThat(cli.run("report", recording, "--to", "2001-01-01T00:00:00Z"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(cli.err())
        .contains(
            "--from yesterday: not a time",
            "--from +9d (",
            "--to 2001-01-01T00:00:00Z (2001-01-01T00:00:00Z) selects nothing: the recording is ")
        .doesNotContain("\tat ");
  }

  @Test
  void report_saysThatThereIsNoScheduler_ifTheRecordingHasNone() {
    cli.assertFails(
        ExitCode.USAGE,
        "contrail: --scheduler x: there is no such scheduler in the recording; it has none",
        "report",
        recording,
        "--scheduler",
        "x");
  }

  @Test
  void report_saysInOneLine_whatIsWrongWithTheFile() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "x".repeat(1000));

    cli.assertFails(
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
    cli.assertFails(
        ExitCode.UNREADABLE_RECORDING,
        "contrail: no\\u000asuch.jfr: there is no such file",
        "report",
        "no\nsuch.jfr");
  }

  @Test
  void report_saysInOneLine_thatTheFileIsADirectory() {
    cli.assertFails(
        ExitCode.UNREADABLE_RECORDING,
        "contrail: " + folder + ": is a directory; give one .jfr file in it",
        "report",
        folder.toString());
  }

  @Test
  void report_namesTheFile_thatCannotBeRead() {
    Path missing = folder.resolve("missing.jfr");

    cli.assertFails(
        ExitCode.UNREADABLE_RECORDING,
        "contrail: " + missing + ": there is no such file",
        "report",
        recording,
        missing.toString());
  }
}
