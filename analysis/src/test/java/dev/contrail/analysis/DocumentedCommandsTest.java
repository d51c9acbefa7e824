package dev.contrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that README.md and the pages show are ones that the command line accepts. */
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("..");

  static List<String> commands() throws IOException {
    try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages)
          .filter(page -> page.toString().endsWith(".md"))
          .map(DocumentedCommandsTest::read)
          .flatMap(
              page ->
                  Pattern.compile("(?m)^analysis/bin/contrail (.*)$")
                      .matcher(page)
                      .results()
                      .map((MatchResult match) -> match.group(1)))
          .distinct()
          .toList();
    }
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The files are not there, which is the only thing wrong. */
  @ParameterizedTest
  @MethodSource("commands")
  void command_isUnderstood(String command) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] arguments = command.replaceFirst(" >.*", "").split(" ", -1);

    int exitCode = Main.run(new ByteArrayOutputStream(), err, false, arguments);

    assertThat(exitCode).as(err.toString()).isEqualTo(ExitCode.UNREADABLE_RECORDING);
  }
}
