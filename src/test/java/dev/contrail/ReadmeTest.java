package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** README.md and the pages agree with the files of the repository. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");

  /** Arguments of {@code JFR.start} itself. */
  private static final Set<String> START_ARGUMENTS =
      Set.of("name", "settings", "duration", "filename", "maxage", "maxsize");

  private static final Path EXAMPLE =
      Path.of("examples", "java", "dev", "contrail", "examples", "HelloTask.java");

  @Test
  void program_isTheExampleThatIsCompiled() throws IOException {
    String example = Files.readString(EXAMPLE).replaceFirst("(?s)^package [^;]+;\\s+", "");

    assertThat(fencedBlocks("Write it")).first().isEqualTo(example);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Run it", "Test it"})
  void section_holdsOneCommandAlone(String heading) throws IOException {
    assertThat(fencedBlocks(heading)).singleElement().asString().matches("mvn [^\n]+\n");
  }

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
                  .map(ROOT::resolve),
              files.filter(file -> file.toString().endsWith(".md")))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void links_leadToFiles(Path page) throws IOException {
    Path directory = page.toAbsolutePath().getParent();
    for (String target : matches("]\\(([^)#:]+)\\)", Files.readString(page).replace("\n", " "))) {
      assertThat(directory.resolve(target)).exists();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void anchors_areHeadings(Path page) throws IOException {
    Matcher link = Pattern.compile("]\\(([^)#:]*)#([^)]+)\\)").matcher(Files.readString(page));
    while (link.find()) {
      Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
      assertThat(matches("(?m)^#+ (.*)$", Files.readString(target)))
          .extracting(ReadmeTest::anchor)
          .contains(link.group(2));
    }
  }

  /** The anchor that GitHub gives a heading. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-');
  }

  /** The settings files that they name exist, and the controls that they set. */
  @ParameterizedTest
  @MethodSource("pages")
  void jcmdLines_nameControlsOfTheSettings(Path page) throws Exception {
    for (String line : matches("(?m)^((?:\\S+ )*jcmd .*JFR\\.start.*)$", Files.readString(page))) {
      Set<String> known = new HashSet<>(START_ARGUMENTS);
      for (String file : matches("jfr-settings/([\\w-]+\\.jfc)", line)) {
        known.addAll(controls(file));
      }
      assertThat(matches(" ([\\w-]+)=", line)).as(line).isSubsetOf(known);
    }
  }

  private static List<String> controls(String file) throws IOException {
    String settings = Files.readString(ROOT.resolve("jfr-settings").resolve(file));
    return matches("<(?:text|flag|selection) name=\"([\\w-]+)\"", settings);
  }

  @Test
  void controlsTable_hasEveryControl_withItsValueInBothFiles() throws IOException {
    String record = Files.readString(ROOT.resolve("docs/record.md"));
    List<String> continuous = controlsWithValues("contrail.jfc");
    List<String> profile = controlsWithValues("contrail-profile.jfc");

    assertThat(continuous).isNotEmpty();
    assertThat(matches("(?m)^(\\| `[\\w-]+` \\| .*\\|)$", record))
        .extracting(row -> row.replaceFirst("^\\| (`.*?`) .* (`.*`) \\| (`.*`) \\|$", "$1 $2"))
        .containsExactlyInAnyOrderElementsOf(continuous);
    assertThat(matches("(?m)^(\\| `[\\w-]+` \\| .*\\|)$", record))
        .extracting(row -> row.replaceFirst("^\\| (`.*?`) .* (`.*`) \\| (`.*`) \\|$", "$1 $3"))
        .containsExactlyInAnyOrderElementsOf(profile);
  }

  /** Each control as {@code `name` `value`}. */
  private static List<String> controlsWithValues(String file) throws IOException {
    String settings = Files.readString(ROOT.resolve("jfr-settings").resolve(file));
    return Pattern.compile("<(?:text|flag|selection) name=\"([\\w-]+)\"[^>]*>([^<]*)<")
        .matcher(settings)
        .results()
        .map((MatchResult match) -> "`" + match.group(1) + "` `" + match.group(2) + "`")
        .toList();
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
