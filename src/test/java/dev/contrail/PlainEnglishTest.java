package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments, messages and pages avoid the words that made earlier texts hard to read. */
class PlainEnglishTest {
  private static final Path ROOT = Path.of("..");

  /** Bounds the offences per 1,000 words; above zero, because some sentences need such a word. */
  private static final double MOST = 1.0;

  /** Bounds the words of comment per 100 lines of code of a package from below. */
  private static final long LEAST_DENSITY = 80;

  /** Lines of code below which a package is too small to have a meaningful density. */
  private static final long SMALL_PACKAGE = 100;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main",
        "src/examples",
        "src/test/java",
        "analysis/src/main",
        "analysis/src/test/java",
        "bench",
        "jfr-settings",
        "docs"
      })
  void tree_avoidsTheListedWords(String tree) throws IOException {
    check(files(ROOT.resolve(tree)));
  }

  @Test
  void pagesAtTheRoot_avoidTheListedWords() throws IOException {
    try (Stream<Path> files = Files.list(ROOT)) {
      check(files.filter(file -> file.toString().endsWith(".md")).sorted().toList());
    }
  }

  private static void check(List<Path> files) throws IOException {
    PlainEnglish english = read(files);
    assertThat(english.words()).as("words in %s", files).isPositive();
    assertThat(english.offences().size() * 1000.0 / english.words())
        .as(
            "words per 1,000 that break a rule for plain English, in %d words:%n%s",
            english.words(), String.join(System.lineSeparator(), english.offences()))
        .isLessThanOrEqualTo(MOST);
  }

  /**
   * Keeps the rules from being satisfied by deleted comments. The measure is words of comment per
   * 100 lines of code over a whole tree: files and packages may be split, moved and renamed without
   * changing it, and new code needs comments as old code does. Each bound is about 85 % of the
   * density when the rules were introduced, because plain sentences may be shorter.
   */
  @ParameterizedTest
  @CsvSource({
    "src/main/java, 268",
    "src/main/java/dev/contrail/internal, 180",
    "src/examples/java, 144",
    "src/test/java, 31",
    "analysis/src/main/java, 141",
    "analysis/src/test/java, 33",
    "bench/src, 106"
  })
  void tree_keepsItsComments(String tree, int least) throws IOException {
    assertThat(density(javaFiles(tree)))
        .as("words of comment per 100 lines of code in %s", tree)
        .isGreaterThanOrEqualTo(least);
  }

  /**
   * A well-documented package must not hide one without comments. The bound is the same for all
   * packages, below the least density of today (about 100), so it needs no list of packages. Small
   * packages are left out, since a single method changes their density.
   */
  @ParameterizedTest
  @ValueSource(strings = {"src/main/java", "analysis/src/main/java", "bench/src/main"})
  void everyPackage_hasComments(String tree) throws IOException {
    Map<Path, List<Path>> packages =
        javaFiles(tree).stream().collect(Collectors.groupingBy(Path::getParent));
    assertThat(packages).isNotEmpty();
    for (Map.Entry<Path, List<Path>> each : packages.entrySet()) {
      if (linesOfCode(each.getValue()) >= SMALL_PACKAGE) {
        assertThat(density(each.getValue()))
            .as("words of comment per 100 lines of code in %s", each.getKey())
            .isGreaterThanOrEqualTo(LEAST_DENSITY);
      }
    }
  }

  /**
   * The density of a tree does not show where a comment is missing; this does, for the types. An
   * event is defined by its description.
   */
  @ParameterizedTest
  @ValueSource(strings = {"src/main/java", "analysis/src/main/java", "bench/src/main"})
  void everyFile_definesItsType(String tree) throws IOException {
    assertThat(javaFiles(tree))
        .allSatisfy(
            file ->
                assertThat(Files.readString(file)).containsPattern("(?m)^(/\\*\\*|@Description)"));
  }

  @Test
  void counter_findsWordsAndOpenings_inComments_andMessages() throws IOException {
    assertThat(places("Sample.java"))
        .containsExactly(
            "6:Whoever",
            "6:who",
            "6:whoever",
            "8:He",
            "8:one_that",
            "9:told_of",
            "13:What",
            "15:who",
            "16:nobody",
            "18:somebody",
            "22:anybody",
            "24:How");
  }

  @Test
  void counter_readsScripts() throws IOException {
    assertThat(places("sample.js"))
        .containsExactly("1:Where", "2:nobody", "3:told_of", "4:the_others");
  }

  @Test
  void counter_readsPages_withoutTheirCode() throws IOException {
    assertThat(places("sample.md")).containsExactly("1:Who", "3:who", "9:such_a_one", "9:he");
  }

  @Test
  void offence_namesThePlace_theWord_andTheRule() {
    PlainEnglish english = new PlainEnglish();
    english.read(Path.of("a", "B.java"), "\n//nobody");

    assertThat(english.offences())
        .containsExactly(
            "a/B.java:2: %s (no indefinite persons and no riddles: name the thing)"
                .formatted("nobody"));
  }

  @Test
  void counter_countsWords_outsideOfCode() {
    PlainEnglish english = new PlainEnglish();
    english.read(
        Path.of("A.java"), "/** Two words, {@code not.these}. */\nString s = \"two more\" + NAME;");

    assertThat(english.words()).isEqualTo(4);
    assertThat(english.commentWords()).isEqualTo(2);
  }

  @Test
  void linesOfCode_leavesOutComments_imports_andBraces() {
    assertThat(
            SourceText.linesOfCode(
                "package a;\n\nimport b;\n\n/** T. */\nclass C {\n  // no\n  int d; // e\n}\n"))
        .isEqualTo(2);
  }

  /** Returns the offences of a sample as line:word, with underscores for spaces. */
  private static List<String> places(String name) throws IOException {
    PlainEnglish english = new PlainEnglish();
    String resource = "plain-english/" + name + ".txt";
    try (InputStream in = PlainEnglishTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      english.read(Path.of(name), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    return english.offences().stream()
        .map(
            each ->
                each.replaceFirst("^[^:]+:", "")
                    .replaceFirst(" \\(.*", "")
                    .replace(": ", ":")
                    .replace(' ', '_'))
        .toList();
  }

  private static PlainEnglish read(List<Path> files) throws IOException {
    PlainEnglish english = new PlainEnglish();
    for (Path file : files) {
      english.read(ROOT.relativize(file), Files.readString(file));
    }
    return english;
  }

  private static long density(List<Path> files) throws IOException {
    return read(files).commentWords() * 100L / linesOfCode(files);
  }

  private static long linesOfCode(List<Path> files) throws IOException {
    long lines = 0;
    for (Path file : files) {
      lines += SourceText.linesOfCode(Files.readString(file));
    }
    return lines;
  }

  private static List<Path> javaFiles(String tree) throws IOException {
    return files(ROOT.resolve(tree)).stream()
        .filter(file -> file.toString().endsWith(".java"))
        .toList();
  }

  /** Returns the files of a tree that contain text, without third-party files and build output. */
  private static List<Path> files(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(java|kt|js|json|jfc|jte|md)"))
          .filter(file -> !file.toString().matches(".*/(uplot|target)/.*"))
          .sorted()
          .toList();
    }
  }
}
