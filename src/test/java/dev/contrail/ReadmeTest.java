package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** README.md agrees with the files of the repository. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final Path EXAMPLE =
      Path.of("examples", "java", "dev", "contrail", "examples", "HelloTask.java");

  @Test
  void program_isTheExampleThatIsCompiled() throws IOException {
    String example = Files.readString(EXAMPLE).replaceFirst("(?s)^package [^;]+;\\s+", "");

    assertThat(fencedBlocks("Write it")).containsExactly(example);
  }

  @Test
  void eventsTable_namesEveryEventOfTheSettings() throws IOException {
    String settings = Files.readString(ROOT.resolve("jfr-settings/contrail.jfc"));

    assertThat(matches("(?m)^\\| `(contrail\\.\\w+)` \\|", section("Events")))
        .containsExactlyInAnyOrderElementsOf(
            matches("<event name=\"(contrail\\.\\w+)\"", settings));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Run it", "Test it"})
  void section_holdsOneCommandAlone(String heading) throws IOException {
    assertThat(fencedBlocks(heading)).singleElement().asString().matches("mvn [^\n]+\n");
  }

  @Test
  void links_leadToFiles() throws IOException {
    for (String target : matches("]\\(([^)#:]+)\\)", readme())) {
      assertThat(ROOT.resolve(target)).exists();
    }
  }

  private static List<String> fencedBlocks(String heading) throws IOException {
    return matches("(?ms)^```\\w*\n(.*?)^```$", section(heading));
  }

  private static String section(String heading) throws IOException {
    List<String> found =
        matches("(?ms)^## " + Pattern.quote(heading) + "\n(.*?)(?=^## |\\z)", readme());
    assertThat(found).as("sections headed %s", heading).hasSize(1);
    return found.get(0);
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }

  private static List<String> matches(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
