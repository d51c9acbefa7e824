package dev.contrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/** The command line as a user has it, run in this process. */
final class Cli {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** Records this JVM without any event of Contrail, even if other tests ran schedulers. */
  static Path recording(Path folder) throws IOException {
    try (Recording jfr = new Recording()) {
      FlightRecorder.getFlightRecorder().getEventTypes().stream()
          .map(EventType::getName)
          .filter(name -> name.startsWith("contrail."))
          .forEach(jfr::disable);
      jfr.enable("jdk.JVMInformation");
      jfr.start();
      Path file = folder.resolve("other.jfr");
      jfr.dump(file);
      return file;
    }
  }

  /** Runs a command without progress, and returns its exit code. */
  int run(String... arguments) {
    return Main.run(out, err, false, arguments);
  }

  /** Returns the standard output so far. */
  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Returns the standard error so far. */
  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  void reset() {
    out.reset();
    err.reset();
  }

  /** Runs a command that does nothing but print its error. */
  void assertFails(int exitCode, String line, String... arguments) {
    assertThat(run(arguments)).isEqualTo(exitCode);
    assertThat(err()).isEqualTo(line + System.lineSeparator());
    assertThat(out()).isEmpty();
  }
}
