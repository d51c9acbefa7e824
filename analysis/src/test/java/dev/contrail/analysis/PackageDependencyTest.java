package dev.contrail.analysis;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The picture of the layers: each package, and what it uses beside the JDK. One arrow too many
 * fails, and so does one too few.
 */
class PackageDependencyTest {
  private static final String ROOT = "dev.contrail.analysis";
  private static final String MODEL = ROOT + ".model";
  private static final String DUMP = ROOT + ".dump";
  private static final String RULES = ROOT + ".rules";
  private static final String REPORT = ROOT + ".report";
  private static final String RECORDING = ROOT + ".recording";
  private static final String CHUNK = RECORDING + ".chunk";
  private static final String EVENT = RECORDING + ".event";
  private static final String METRIC = RECORDING + ".metric";
  private static final String EXTRACT = RECORDING + ".extract";
  private static final String JMC = RECORDING + ".jmc";

  private static final String JMC_PARSER = "org.openjdk.jmc";

  /** Libraries, by the beginning of the names of their packages. */
  private static final Set<String> LIBRARIES =
      Set.of("picocli", "gg.jte", "tools.jackson.core", JMC_PARSER);

  private static final Map<String, Set<String>> PICTURE =
      Map.ofEntries(
          entry(ROOT, Set.of(RECORDING, DUMP, MODEL, RULES, REPORT, "picocli")),
          entry(REPORT, Set.of(RULES, DUMP, MODEL, "gg.jte", "tools.jackson.core")),
          entry(REPORT + ".page", Set.of(REPORT, "gg.jte")),
          entry(RULES, Set.of(MODEL)),
          entry(RECORDING, Set.of(METRIC, JMC, EXTRACT, EVENT, CHUNK, DUMP, MODEL)),
          entry(METRIC, Set.of(EVENT, CHUNK, MODEL)),
          entry(JMC, Set.of(EXTRACT, EVENT, DUMP, MODEL, JMC_PARSER)),
          entry(EXTRACT, Set.of(EVENT, CHUNK)),
          entry(EVENT, Set.of(CHUNK, MODEL)),
          entry(CHUNK, Set.of()),
          entry(DUMP, Set.of(MODEL)),
          entry(MODEL, Set.of()));

  /** A line of jdeps such as "dev.contrail.analysis.rules -> java.util java.base". */
  private static final Pattern LINE = Pattern.compile("\\s+([\\w.]+)\\s+->\\s+([\\w.]+)\\s+.*");

  private static Map<String, Set<String>> dependencies() {
    StringWriter out = new StringWriter();
    int exitCode =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                new PrintWriter(out),
                new PrintWriter(out),
                "-verbose:package",
                "-filter:none",
                "--multi-release",
                "base",
                "--ignore-missing-deps",
                Path.of("target", "classes").toString());
    assertThat(exitCode).as(out.toString()).isZero();
    Map<String, Set<String>> dependencies = new TreeMap<>();
    out.toString()
        .lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(
            line ->
                dependencies
                    .computeIfAbsent(line.group(1), key -> new TreeSet<>())
                    .add(line.group(2)));
    return dependencies;
  }

  private static boolean isTheBase(String name) {
    return name.startsWith("java.")
        || name.startsWith("jdk.")
        || name.equals("org.jspecify.annotations");
  }

  /** Returns the library that the package belongs to, or the package itself. */
  private static String library(String name) {
    return LIBRARIES.stream()
        .filter(each -> name.equals(each) || name.startsWith(each + "."))
        .findFirst()
        .orElse(name);
  }

  @Test
  void packages_useEachOther_asInThePicture() {
    Map<String, Set<String>> arrows = new TreeMap<>();
    dependencies()
        .forEach(
            (name, used) ->
                arrows.put(
                    name,
                    used.stream()
                        .filter(each -> !isTheBase(each) && !each.equals(name))
                        .map(PackageDependencyTest::library)
                        .collect(Collectors.toSet())));
    assertThat(arrows).isEqualTo(PICTURE);
  }

  @Test
  void jmc_isUsedInOnePackage_andByEveryFileOfIt() throws IOException {
    assertThat(dependencies())
        .allSatisfy(
            (name, used) ->
                assertThat(used.stream().anyMatch(each -> each.startsWith(JMC_PARSER)))
                    .as("%s uses JMC", name)
                    .isEqualTo(name.equals(JMC)));
    try (Stream<Path> files =
        Files.list(Path.of("src", "main", "java").resolve(JMC.replace('.', '/')))) {
      assertThat(files.filter(file -> !file.endsWith("package-info.java")).toList())
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file))
                      .containsPattern("\nimport (static )?org\\.openjdk\\.jmc\\."));
    }
  }

  @Test
  void analysis_doesNotUseTheRuntime() {
    assertThat(dependencies().values())
        .allSatisfy(
            used ->
                assertThat(used)
                    .noneMatch(each -> each.startsWith("dev.contrail") && !each.startsWith(ROOT)));
  }
}
