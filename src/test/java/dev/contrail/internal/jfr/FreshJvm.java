package dev.contrail.internal.jfr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of the running JDK, each in a process of its own. */
final class FreshJvm {

  private FreshJvm() {}

  /** Runs {@code program} on the class path of the tests; returns its output. */
  static String run(List<String> options, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    return runTool("java", command.toArray(String[]::new));
  }

  /** Runs a program in {@code bin}, which must succeed; returns its output. */
  static String runTool(String tool, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("contrail", ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean hasEnded = process.waitFor(60, TimeUnit.SECONDS);
      String printed = Files.readString(output, UTF_8);
      assertThat(hasEnded).as("%s has ended, having printed: %s", command, printed).isTrue();
      assertThat(process.exitValue()).as("%s printed: %s", command, printed).isZero();
      return printed;
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}
