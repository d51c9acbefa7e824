package dev.contrail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands for Flight Recorder in README.md and the pages, run as they stand there. */
class RecordingCommandsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final int SECONDS = 60;

  /** The text that each command prints on success; jcmd exits with 0 on failure, too. */
  private static final Map<String, String> ANSWERS =
      Map.of(
          "JFR.start", "Started recording",
          "JFR.check", "name=contrail",
          "JFR.dump", "Dumped recording",
          "JFR.stop", "Stopped recording");

  @TempDir Path folder;

  @AfterEach
  void closeRecordings() {
    FlightRecorder.getFlightRecorder().getRecordings().forEach(Recording::close);
  }

  static List<String> jcmdLines() throws IOException {
    return lines("(?:kubectl exec POD -- )?jcmd (?:PID|1) (JFR.*)");
  }

  static List<String> javaLines() throws IOException {
    return lines("java (-XX.*) -jar service\\.jar");
  }

  static List<String> configureLines() throws IOException {
    return lines("jfr (configure .*)");
  }

  /** The diagnostic command runs in this JVM, as jcmd would have it run in another one. */
  @ParameterizedTest
  @MethodSource("jcmdLines")
  void jcmdLine_succeeds_withoutWarning(String line) throws Exception {
    List<String> words = words(line);
    String command = words.get(0);
    if (!command.equals("JFR.start")) {
      invoke("JFR.start", List.of("name=contrail"));
    }

    String answer = invoke(command, words.subList(1, words.size()));

    assertThat(ANSWERS).as("commands that this test knows").containsKey(command);
    assertThat(answer).contains(ANSWERS.get(command)).doesNotContain("Warning");
    if (command.equals("JFR.dump")) {
      assertThat(folder.resolve("service.jfr")).isNotEmptyFile();
    }
  }

  @ParameterizedTest
  @MethodSource("javaLines")
  void javaLine_startsAJvm(String options) throws Exception {
    List<String> words = new ArrayList<>(words(options));
    words.add(0, "java");
    words.add("-version");

    assertThat(run(words)).doesNotContainIgnoringCase("warning");
    if (options.contains("filename=")) {
      assertThat(folder.resolve("service.jfr")).isNotEmptyFile();
    }
  }

  @ParameterizedTest
  @MethodSource("configureLines")
  void configureLine_writesSettings(String arguments) throws Exception {
    List<String> words = new ArrayList<>(words(arguments));
    words.add(0, "jfr");

    assertThat(run(words)).doesNotContainIgnoringCase("warning");
    assertThat(folder.resolve("mine.jfc")).content().contains("contrail.TaskDump");
  }

  @Test
  void pages_haveLinesOfEachKind() throws IOException {
    assertThat(jcmdLines()).hasSizeGreaterThan(5);
    assertThat(javaLines()).hasSizeGreaterThan(1);
    assertThat(configureLines()).isNotEmpty();
  }

  /** Returns the first group of each line of README.md and the pages that matches. */
  private static List<String> lines(String pattern) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path page : ReadmeTest.pages()) {
      Pattern.compile("(?m)^" + pattern + "$")
          .matcher(Files.readString(page))
          .results()
          .map((MatchResult match) -> match.group(1))
          .forEach(found::add);
    }
    return found.stream().distinct().toList();
  }

  /** Returns the words of a line, with real paths in place of the example paths. */
  private List<String> words(String line) throws IOException {
    Path directory = Files.createDirectories(folder.resolve("directory"));
    String here =
        line.replace("/path/to/jfr-settings", ROOT.resolve("jfr-settings").toString())
            .replace("/path/to/directory", directory.toString())
            .replaceAll("/(?:path/to|tmp)/(?=service\\.jfr)", folder + "/")
            .replace("'", "");
    return List.of(here.split(" ", -1));
  }

  private static String invoke(String command, List<String> arguments) throws Exception {
    String operation =
        command.replace("JFR.s", "jfrS").replace("JFR.d", "jfrD").replace("JFR.c", "jfrC");
    return (String)
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                operation,
                new Object[] {arguments.toArray(new String[0])},
                new String[] {String[].class.getName()});
  }

  /** Returns the output of a tool of this JDK, which must succeed. */
  private String run(List<String> words) throws Exception {
    List<String> command = new ArrayList<>(words);
    command.set(0, Path.of(System.getProperty("java.home"), "bin", words.get(0)).toString());
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("ends in time").isTrue();
      String printed = Files.readString(output, UTF_8);
      assertThat(process.exitValue()).as("exit value, having printed: %s", printed).isZero();
      return printed;
    } finally {
      process.destroyForcibly();
    }
  }
}
