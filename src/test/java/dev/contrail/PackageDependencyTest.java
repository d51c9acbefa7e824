package dev.contrail;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
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
import org.junit.jupiter.api.io.TempDir;

/**
 * The layers: each package with the packages that it uses, apart from {@code java.base}. An
 * additional or a missing dependency fails.
 */
class PackageDependencyTest {
  private static final String ROOT = "dev.contrail";
  private static final String TASK = ROOT + ".task";
  private static final String METRICS = ROOT + ".metrics";
  private static final String DUMP = ROOT + ".dump";
  private static final String INTERNAL = ROOT + ".internal";
  private static final String JCTOOLS = "org.jctools.queues.varhandle";
  private static final String JFR = "jdk.jfr";

  private static final Map<String, Set<String>> PICTURE =
      Map.ofEntries(
          entry(
              ROOT,
              Set.of(
                  TASK,
                  METRICS,
                  DUMP,
                  INTERNAL + ".scheduler",
                  INTERNAL + ".task",
                  INTERNAL + ".blocking")),
          entry(TASK, Set.of()),
          entry(ROOT + ".sync", Set.of(TASK)),
          entry(ROOT + ".time", Set.of(TASK)),
          entry(METRICS, Set.of()),
          entry(DUMP, Set.of()),
          entry(INTERNAL + ".task", Set.of(TASK, DUMP)),
          entry(INTERNAL + ".timer", Set.of(TASK)),
          entry(INTERNAL + ".blocking", Set.of(INTERNAL + ".task")),
          entry(INTERNAL + ".jfr", Set.of(METRICS, DUMP, JFR)),
          entry(INTERNAL + ".dump", Set.of(DUMP, INTERNAL + ".task", INTERNAL + ".jfr")),
          entry(INTERNAL + ".management", Set.of("javax.management")),
          entry(
              INTERNAL + ".scheduler",
              Set.of(
                  TASK,
                  METRICS,
                  DUMP,
                  INTERNAL + ".task",
                  INTERNAL + ".timer",
                  INTERNAL + ".blocking",
                  INTERNAL + ".dump",
                  INTERNAL + ".jfr",
                  INTERNAL + ".management",
                  JCTOOLS)));

  @TempDir private Path copy;

  /** Matches a line of jdeps such as "dev.contrail.sync -> dev.contrail.task contrail". */
  private static final Pattern LINE = Pattern.compile("\\s+([\\w.]+)\\s+->\\s+([\\w.]+)\\s+.*");

  private Map<String, Set<String>> dependencies() throws IOException {
    copyClasses();
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
                copy.toString());
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

  private static Path classes() {
    return Path.of(Scheduler.class.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  /**
   * Copies the classes without the module descriptor, for which jdeps would search the required
   * modules.
   */
  private void copyClasses() throws IOException {
    Path classes = classes();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        if (!file.endsWith("module-info.class")) {
          Path target = copy.resolve(classes.relativize(file));
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }

  @Test
  void packages_useEachOther_asInThePicture() throws IOException {
    Map<String, Set<String>> arrows = new TreeMap<>();
    dependencies()
        .forEach(
            (name, used) ->
                arrows.put(
                    name,
                    used.stream()
                        .filter(each -> !isTheBase(each) && !each.equals(name))
                        .collect(Collectors.toSet())));
    assertThat(arrows).isEqualTo(PICTURE);
  }

  private static boolean isTheBase(String name) {
    return name.startsWith("java.") || name.equals("org.jspecify.annotations");
  }

  @Test
  void theModule_exportsTheContractsAlone() {
    Set<String> exported =
        ModuleFinder.of(classes()).find(ROOT).orElseThrow().descriptor().exports().stream()
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());
    assertThat(exported)
        .containsExactlyInAnyOrder(ROOT, TASK, METRICS, DUMP, ROOT + ".sync", ROOT + ".time");
  }

  @Test
  void flightRecorder_isUsedInOnePackage_andSoIsJcTools() throws IOException {
    assertThat(dependencies())
        .allSatisfy(
            (name, used) -> {
              assertThat(used.contains(JFR)).isEqualTo(name.equals(INTERNAL + ".jfr"));
              assertThat(used.contains(JCTOOLS)).isEqualTo(name.equals(INTERNAL + ".scheduler"));
            });
  }
}
