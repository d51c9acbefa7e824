package dev.contrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the help texts. */
class HelpTest {
  @TempDir static Path folder;

  /** A recording of this JVM without any event of Contrail. */
  private static String recording;

  private final Cli cli = new Cli();

  @BeforeAll
  static void record() throws Exception {
    recording = Cli.recording(folder).toString();
  }

  @Test
  void help_showsTheStepsFromAProgramToItsReport() {
    assertThat(cli.run("--help")).isZero();
    assertThat(cli.out())
        .containsSubsequence(
            "report  ",
            "dump  ",
            "settings  ",
            "schema  ",
            "completion  ",
            "contrail settings",
            "jcmd PID JFR.start",
            "jcmd PID JFR.dump",
            "contrail report /tmp/service.jfr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"report", "dump", "settings", "schema", "completion"})
  void helpOfACommand_hasExamples_exitCodes_andWhatNext(String command) {
    assertThat(cli.run(command, "--help")).isZero();
    assertThat(cli.out())
        .containsSubsequence("Usage: contrail " + command, "Examples:", "What next:")
        .containsSubsequence(
            "Exit codes:",
            "0     done",
            "3     the file is not a recording",
            "141   standard output was closed early");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "report", "dump", "settings", "schema", "completion"})
  void help_fitsInto100Columns_withoutColours(String command) {
    cli.run((command + " --help").strip().split(" ", -1));
    assertThat(cli.out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100))
        .noneMatch(line -> line.contains("\u001b"));
  }

  @Test
  void manual_hasTheExitCodesOfTheHelp() throws Exception {
    String manual = Files.readString(Path.of("../docs/report.md"));

    assertThat(ExitCode.meanings()).hasSize(6);
    ExitCode.meanings()
        .forEach(
            (code, meaning) ->
                assertThat(manual.replace("`", "")).contains("| " + code + " | " + meaning));
  }

  @Test
  void noArguments_showTheHelp() {
    assertThat(cli.run()).isZero();
    assertThat(cli.out()).contains("Usage: contrail");
  }

  @Test
  void reportHelp_hasExamples() {
    assertThat(cli.run("report", "--help")).isZero();
    assertThat(cli.out()).contains("text, html, json", "report service.jfr -o service.html");
  }

  @Test
  void version_isTheOneOfTheJar() {
    assertThat(cli.run("--version")).isZero();
    assertThat(cli.out()).startsWith("contrail ");
  }
}
