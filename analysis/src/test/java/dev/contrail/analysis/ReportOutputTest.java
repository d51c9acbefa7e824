package dev.contrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code report -o}, the destination of the report. */
class ReportOutputTest {
  @TempDir static Path folder;

  /** A recording of this JVM without any event of Contrail. */
  private static String recording;

  private final Cli cli = new Cli();

  @BeforeAll
  static void record() throws Exception {
    recording = Cli.recording(folder).toString();
  }

  @Test
  void report_takesTheFormat_fromTheNameOfTheOutput() throws Exception {
    Path page = folder.resolve("report.html");
    assertThat(cli.run("report", recording, "-o", page.toString())).isZero();
    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>");

    Path json = folder.resolve("report.json");
    assertThat(cli.run("report", recording, "-o", json.toString())).isZero();
    assertThat(Files.readString(json)).startsWith("{");

    Path forced = folder.resolve("forced.json");
    assertThat(cli.run("report", recording, "-f", "TEXT", "-o", forced.toString())).isZero();
    assertThat(Files.readString(forced)).startsWith("Recording");
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void report_refusesAnExtensionThatIsNoFormat() {
    Path pdf = folder.resolve("report.pdf");

    cli.assertFails(
        ExitCode.USAGE,
        "contrail: "
            + pdf
            + ": no format has this extension; use .txt, .html or .json, or set"
            + " --format",
        "report",
        recording,
        "-o",
        pdf.toString());
    assertThat(pdf).doesNotExist();
  }

  @Test
  void report_goesToStandardOutput_ifTheOutputIsADash() {
    assertThat(cli.run("report", recording, "-o", "-")).isZero();
    assertThat(cli.out()).startsWith("Recording other.jfr");
    assertThat(Path.of("-")).doesNotExist();
  }

  @Test
  void report_leavesNothingElseBesideTheReport() throws Exception {
    Path alone = Files.createDirectory(folder.resolve("alone"));
    cli.run("report", recording, "-o", alone.resolve("a.html").toString());

    try (var files = Files.list(alone)) {
      assertThat(files).containsExactly(alone.resolve("a.html"));
    }
  }

  @Test
  void report_doesNotOverwriteTheRecording() throws Exception {
    long size = Files.size(Path.of(recording));

    cli.assertFails(
        ExitCode.USAGE,
        "contrail: "
            + recording
            + ": the report would overwrite the recording; give --output another file",
        "report",
        recording,
        "-o",
        recording);
    assertThat(Files.size(Path.of(recording))).isEqualTo(size);
  }

  @Test
  void report_doesNotOverwriteTheRecording_byAnotherName() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), Path.of(recording));

    cli.assertFails(
        ExitCode.USAGE,
        "contrail: "
            + link
            + ": the report would overwrite the recording; give --output another file",
        "report",
        recording,
        "-o",
        link.toString());
  }

  @Test
  void report_saysInOneLine_thatTheReportCannotBeWritten() {
    Path nowhere = folder.resolve("no-such-folder").resolve("report.txt");

    cli.assertFails(
        ExitCode.UNWRITABLE_REPORT,
        "contrail: " + nowhere + ": the folder of the report does not exist; create it",
        "report",
        recording,
        "-o",
        nowhere.toString());
  }

  @Test
  void report_saysInOneLine_thatTheOutputIsADirectory_orLiesInAFile() {
    Path inside = Path.of(recording, "report.txt");

    cli.assertFails(
        ExitCode.UNWRITABLE_REPORT,
        "contrail: " + folder + ": is a directory; give a file in it",
        "report",
        recording,
        "-f",
        "text",
        "-o",
        folder.toString());
    cli.reset();
    cli.assertFails(
        ExitCode.UNWRITABLE_REPORT,
        "contrail: "
            + inside
            + ": "
            + recording
            + " is a file, not a folder; give --output a file in a folder",
        "report",
        recording,
        "-o",
        inside.toString());
  }

  @Test
  void report_saysInOneLine_whyTheSystemRefusesTheOutput() {
    Path tooLong = folder.resolve("x".repeat(5_000) + ".txt");

    assertThat(cli.run("report", recording, "-o", tooLong.toString()))
        .isEqualTo(ExitCode.UNWRITABLE_REPORT);
    assertThat(cli.err())
        .hasLineCount(1)
        .contains(": the report cannot be written: ")
        .doesNotContain(".tmp");
  }

  @Test
  void report_saysInOneLine_thatNoFileCanBeMadeThere() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "no /proc");

    cli.assertFails(
        ExitCode.UNWRITABLE_REPORT,
        "contrail: /proc/report.txt: no file can be created there; choose another place",
        "report",
        recording,
        "-o",
        "/proc/report.txt");
  }
}
