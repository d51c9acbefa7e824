package dev.contrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

/** Tests of the real process, with a standard output that does not take what it prints. */
class StandardOutputTest {
  @TempDir static Path folder;
  private static Path recording;

  @BeforeAll
  static void record() throws Exception {
    recording = folder.resolve("other.jfr");
    try (Recording jfr = new Recording()) {
      jfr.start();
      jfr.dump(recording);
    }
  }

  /** Runs {@code $CONTRAIL} in bash, and returns the exit code and standard error. */
  private static String bash(String script) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", script);
    builder
        .environment()
        .put(
            "CONTRAIL",
            String.join(
                " ",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto -XX:TieredStopAtLevel=1",
                Main.class.getName()));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("RECORDING", recording.toString());
    builder.environment().put("LC_ALL", "C");
    builder.directory(folder.toFile());
    Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + said;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report $RECORDING",
        "report $RECORDING -f json",
        "report $RECORDING -f html",
        "--help",
        "completion"
      })
  void fullDisk_isOneLine(String command) throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full");

    assertThat(bash("exec $CONTRAIL " + command + " >/dev/full"))
        .isEqualTo("4 contrail: standard output cannot be written: No space left on device\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "html"})
  void fullDisk_isOneLine_whenItIsTheOutputFile(String format) throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full");

    assertThat(bash("exec $CONTRAIL report $RECORDING -o /dev/full -f " + format))
        .isEqualTo(
            "4 contrail: /dev/full: the report cannot be written: No space left on device\n");
  }

  @Test
  void output_isAppended_ifItIsStandardOutputByItsName() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/stdout")), "no /dev/stdout");
    Path log = Files.writeString(folder.resolve("log.txt"), "before\n");

    assertThat(bash("exec $CONTRAIL report $RECORDING -o /dev/stdout >>" + log)).isEqualTo("0 ");
    assertThat(Files.readString(log)).startsWith("before\nRecording other.jfr");
  }

  /** The pipe has no reader from the start, so nothing depends on when a reader goes away. */
  @ParameterizedTest
  @ValueSource(strings = {"report $RECORDING", "report $RECORDING -f html", "report --help"})
  void closedPipe_isQuiet(String command) throws Exception {
    assertThat(
            bash(
                "mkfifo pipe && exec 3<>pipe 4>pipe && rm pipe && exec 3<&- && exec $CONTRAIL "
                    + command
                    + " >&4"))
        .isEqualTo(ExitCode.CLOSED_PIPE + " ");
  }

  @Test
  void closedPipe_isRecognisedByItsMessage_whereTheSystemHasNoOtherSign() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    assertThat(Main.run(closed, err, false, "report", recording.toString()))
        .isEqualTo(ExitCode.CLOSED_PIPE);
    assertThat(err.size()).isZero();
  }
}
