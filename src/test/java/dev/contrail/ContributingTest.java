package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files, tests and properties that CONTRIBUTING.md names exist. */
class ContributingTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void pathsOfTheRecipes_exist() throws IOException {
    Map<String, String> folders =
        matches("(?m)^\\| (\\w+ \\| `[^`]+`) \\|$", recipes()).stream()
            .map(row -> row.replace("`", "").split(" \\| "))
            .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
    // A contributor writes the files with Xxx.
    List<Path> files =
        matches("`([\\w.-]+/[\\w./-]+)`", recipes()).stream()
            .filter(path -> !path.contains("Xxx"))
            .map(path -> file(path, folders))
            .toList();

    assertThat(folders).containsOnlyKeys("R", "T", "A", "AT");
    assertThat(files).hasSizeGreaterThan(50).allSatisfy(file -> assertThat(file).exists());
  }

  private static Path file(String path, Map<String, String> folders) {
    int slash = path.indexOf('/');
    String first = path.substring(0, slash);
    return ROOT.resolve(folders.getOrDefault(first, first) + path.substring(slash));
  }

  @Test
  void testsThatThePageNames_exist() throws IOException {
    Set<String> tests = new HashSet<>();
    for (String tree : List.of("src/test", "analysis/src/test")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(tree))) {
        files.map(each -> each.getFileName().toString()).forEach(tests::add);
      }
    }
    assertThat(matches("(?:`|-Dtest=)(\\w+Test)\\b", page()))
        .hasSizeGreaterThan(5)
        .allSatisfy(name -> assertThat(tests).contains(name + ".java"));
  }

  @Test
  void propertiesOfTheReleaseSteps_areInThePom() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));

    assertThat(matches("`((?:contrail|project)\\.[\\w.]+)`", page()))
        .contains("contrail.repository", "project.build.outputTimestamp")
        .allSatisfy(property -> assertThat(pom).contains("<" + property + ">"));
  }

  private static String recipes() throws IOException {
    List<String> found = matches("(?ms)^## Recipes\n(.*?)^## House rules", page());
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("CONTRIBUTING.md"));
  }

  private static List<String> matches(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
