package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.varhandle.MpscUnboundedVarHandleArrayQueue;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Javadoc of the exported packages contains the paragraphs that it promises. */
class DocumentationTest {
  private static final Path SOURCES = Path.of("main", "java");
  private static final Path MODULE = SOURCES.resolve("module-info.java");
  private static final Path EXAMPLES = Path.of("examples", "java", "dev", "contrail", "examples");
  private static final Path PAGES = Path.of("..", "target", "javadoc");
  private static final String HOW_TO =
      "add to the Javadoc of %s a paragraph that begins %s, as the other types of its package have"
          + " it";

  /** The comments, by the name of the public type or of the package. */
  private static Map<String, String> comments = Map.of();

  /** The text of all files of the exported packages. */
  private static String sources = "";

  @BeforeAll
  static void readTheSources() throws IOException {
    List<Path> exported = new ArrayList<>();
    for (String name : matches("exports ([\\w.]+);", Files.readString(MODULE))) {
      try (Stream<Path> files = Files.list(SOURCES.resolve(name.replace('.', '/')))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(exported::add);
      }
    }
    comments = PublicTypes.in(exported);
    for (Path file : exported) {
      sources += Files.readString(file);
    }
  }

  private static List<String> matches(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  static Set<String> names() {
    Set<String> names = new TreeSet<>(comments.keySet());
    names.remove("dev.contrail"); // its page consists of the tables
    return names;
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyType_saysWhichThreadsMayCallIt(String name) {
    assertThat(paragraphs(name))
        .as(HOW_TO, name, "\"Thread-safety: \"")
        .anyMatch(each -> each.matches("(?s)Thread-safety: \\S.*"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyType_namesItsCounterpart(String name) {
    assertThat(paragraphs(name))
        .as(HOW_TO, name, "\"Tokio: \" or \"java.util.concurrent: \"")
        .anyMatch(each -> each.matches("(?s)(Tokio|java\\.util\\.concurrent): \\S.*"));
  }

  private static List<String> paragraphs(String name) {
    return Arrays.stream(comments.getOrDefault(name, "").split("<p>")).map(String::strip).toList();
  }

  @Test
  void examplesThatAreNamed_areThere_andAllAreNamed() throws IOException {
    Set<String> named = Set.copyOf(matches("dev\\.contrail\\.examples\\.(\\w{2,})", sources));
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      assertThat(named)
          .as("the programs that Javadoc names, and those in %s", EXAMPLES)
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(file -> file.endsWith(".java") && !file.equals("package-info.java"))
                  .map(file -> file.replace(".java", ""))
                  .toList());
    }
  }

  /**
   * Every link has a target; parameters, results and exceptions are documented; the HTML is valid.
   * The pages are kept for reading.
   */
  @Test
  void javadocTool_findsNothingToWarnOf() throws Exception {
    StringWriter out = new StringWriter();
    int exitCode =
        ToolProvider.findFirst("javadoc")
            .orElseThrow()
            .run(
                new PrintWriter(out),
                new PrintWriter(out),
                "-quiet",
                "-Xdoclint:all",
                "-Werror",
                "--release",
                "17",
                "-d",
                PAGES.toString(),
                "--module-path",
                jarsOf(
                    NullMarked.class,
                    MessagePassingQueue.class,
                    MpscUnboundedVarHandleArrayQueue.class),
                "--source-path",
                SOURCES.toString(),
                "--module",
                "dev.contrail");
    assertThat(exitCode).as(out.toString()).isZero();
    assertThat(PAGES.resolve("dev.contrail/dev/contrail/package-summary.html")).exists();
  }

  private static String jarsOf(Class<?>... types) throws URISyntaxException {
    StringBuilder path = new StringBuilder();
    for (Class<?> type : types) {
      path.append(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()))
          .append(File.pathSeparatorChar);
    }
    return path.toString();
  }
}
