package dev.contrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The picture of the layers: each package, and all that it may use beside the JDK. */
class PackageDependencyTest {
  private static final String ROOT = "dev.contrail.analysis";

  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          ROOT,
          Set.of(
              ROOT + ".recording",
              ROOT + ".dump",
              ROOT + ".model",
              ROOT + ".rules",
              ROOT + ".report",
              "picocli"),
          ROOT + ".report",
          Set.of(ROOT + ".rules", ROOT + ".dump", ROOT + ".model", "gg.jte", "tools.jackson.core"),
          ROOT + ".report.page",
          Set.of(ROOT + ".report", "gg.jte"),
          ROOT + ".rules",
          Set.of(ROOT + ".model"),
          ROOT + ".recording",
          Set.of(
              ROOT + ".recording.metric",
              ROOT + ".recording.extract",
              ROOT + ".recording.chunk",
              ROOT + ".dump",
              ROOT + ".model"),
          ROOT + ".recording.metric",
          Set.of(ROOT + ".recording.extract", ROOT + ".recording.chunk", ROOT + ".model"),
          ROOT + ".recording.extract",
          Set.of(ROOT + ".recording.chunk", ROOT + ".dump", ROOT + ".model", "org.openjdk.jmc"),
          ROOT + ".recording.chunk",
          Set.of(),
          ROOT + ".dump",
          Set.of(ROOT + ".model"),
          ROOT + ".model",
          Set.of());

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

  private static boolean isOfTheJdk(String name) {
    return name.startsWith("java.") || name.startsWith("jdk.");
  }

  private static boolean isOf(String name, String allowed) {
    return name.equals(allowed) || !allowed.startsWith(ROOT) && name.startsWith(allowed + ".");
  }

  @Test
  void packages_useOnlyTheLayersBelow() {
    Map<String, Set<String>> dependencies = dependencies();

    assertThat(dependencies.keySet()).containsExactlyInAnyOrderElementsOf(ALLOWED.keySet());
    dependencies.forEach(
        (name, used) ->
            assertThat(used)
                .as("what %s uses", name)
                .allMatch(
                    each ->
                        isOfTheJdk(each)
                            || each.equals(name)
                            || each.equals("org.jspecify.annotations")
                            || ALLOWED.get(name).stream()
                                .anyMatch(allowed -> isOf(each, allowed))));
  }

  @Test
  void jmc_isUsedInExtractAlone() {
    assertThat(dependencies())
        .allSatisfy(
            (name, used) ->
                assertThat(used.stream().anyMatch(each -> each.startsWith("org.openjdk.jmc")))
                    .as("%s uses JMC", name)
                    .isEqualTo(name.equals(ROOT + ".recording.extract")));
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
