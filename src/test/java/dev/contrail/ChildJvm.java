package dev.contrail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, of the JDK that runs the tests. */
final class ChildJvm {
  private static final int SECONDS = 60;

  private ChildJvm() {}

  /** Returns the output of a program, which must end by itself and in time. */
  static String run(Class<?> program, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    Path output = Files.createTempFile("contrail", ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean hasEnded = process.waitFor(SECONDS, TimeUnit.SECONDS);
      String printed = Files.readString(output, UTF_8);
      assertThat(hasEnded).as("ends by itself, having printed: %s", printed).isTrue();
      assertThat(process.exitValue()).as("exit value, having printed: %s", printed).isZero();
      return printed;
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(output);
    }
  }
}
