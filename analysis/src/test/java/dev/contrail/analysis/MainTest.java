package dev.contrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of errors that occur before any command, or in every command. */
class MainTest {
  @TempDir static Path folder;

  /** A recording of this JVM without any event of Contrail. */
  private static String recording;

  private final Cli cli = new Cli();

  @BeforeAll
  static void record() throws Exception {
    recording = Cli.recording(folder).toString();
  }

  @Test
  void usageErrors_haveTheirOwnCode_andPointToTheHelp() {
    assertThat(cli.run("report")).isEqualTo(ExitCode.USAGE);
    assertThat(cli.run("report", recording, "--format", "pdf")).isEqualTo(ExitCode.USAGE);
    assertThat(cli.run("repport", recording)).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err())
        .contains("Missing required parameter: 'FILE'", "'pdf'", "report --help")
        .doesNotContain("\tat ");
  }

  @Test
  void report_saysInOneSentence_thatNoFileCanHaveTheName() {
    assertThat(cli.run("report", "a\0b")).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("no file can have the name a").doesNotContain("Exception");
  }

  @Test
  void anyError_isOneLine() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
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
}
