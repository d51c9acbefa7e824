package dev.contrail.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every short example runs to its end and prints the expected output. */
class ExamplesTest {
  private static final Path SOURCES = Path.of("examples", "java", "dev", "contrail", "examples");

  /** The name of each example, with a pattern of its output. */
  private static final Map<String, String> OUTPUT =
      Map.ofEntries(
          Map.entry("AsExecutor", "200 hello from a worker\n"),
          Map.entry("BlockingWork", "3 lines read elsewhere, 3 here\n"),
          Map.entry("Cancellation", "aborted: true\nlate: true, receiver closed: true\n"),
          Map.entry("ChannelFanIn", "received a sum of 1300\n"),
          Map.entry("ContextPropagation", "task of request 42, here again null\n"),
          Map.entry("FailureHandler", "a command failed\na task failed\n"),
          Map.entry("HelloTask", "hello, world\n"),
          Map.entry("OwnLeaf", "signalled\n"),
          Map.entry("PeriodicJobs", "3 ticks, and a job that ran until cancelled\n"),
          Map.entry(
              "PermitsUsing",
              "6 downloads, never more than two at once: true; permits at the end: 2\n"),
          Map.entry(
              "ReadingMetrics",
              "2 workers, 100 tasks\n(worker [01]: parked \\d+ times, \\d+ polls timed, 99 % below"
                  + " PT[\\d.E-]+S\n){2}"),
          Map.entry("SelectLoop", "after a quiet time, a batch of \\[tea, milk, bread\\]\n"));

  @SuppressWarnings("unused") // used by name
  private static final Iterable<String> EXAMPLES = OUTPUT.keySet();

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  @Timeout(60)
  void example_runsToItsEnd_andPrintsWhatItShows(String name) throws Exception {
    assertThat(outputOf(name)).matches(OUTPUT.get(name));
  }

  @Test
  void everyExample_isRun() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(file -> file.endsWith(".java") && !file.equals("package-info.java"))
          .map(file -> file.replace(".java", ""))
          .containsExactlyInAnyOrderElementsOf(OUTPUT.keySet());
    }
  }

  private static String outputOf(String name) throws ReflectiveOperationException {
    Method main =
        Class.forName("dev.contrail.examples." + name).getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    try {
      main.invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return output.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
