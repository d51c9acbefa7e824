package dev.contrail.bench.run;

import dev.contrail.bench.latency.LatencyMain;
import dev.contrail.bench.latency.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Measures one contender's schedule latency at one load in one JVM. */
final class LatencyFork {

  /**
   * Time to warm up under load, in milliseconds: a backlog that a compiler caused takes long to
   * shrink.
   */
  private static final int MIN_WARM_UP_MILLIS = 4_000;

  private static final int MIN_WINDOW_MILLIS = 1_000;

  private static final int LIMIT_MINUTES = 2;

  private final Launcher launcher;
  private final Mode mode;
  private final int workers;

  LatencyFork(Launcher launcher, Mode mode, int workers) {
    this.launcher = launcher;
    this.mode = mode;
    this.workers = workers;
  }

  Fork run(String workload, Contender contender) throws IOException, InterruptedException {
    Path out = launcher.verdict();
    Files.deleteIfExists(out);
    Process process =
        new ProcessBuilder(command(workload, contender, out))
            .redirectErrorStream(true)
            .redirectOutput(
                Boolean.getBoolean("bench.verbose")
                    ? ProcessBuilder.Redirect.INHERIT
                    : ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return Fork.failed("did not end; --verbose shows why");
    }
    return Files.exists(out) ? read(out) : Fork.failed("no result; --verbose shows why");
  }

  private List<String> command(String workload, Contender contender, Path out) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(launcher.jvmArguments(contender));
    command.add("-cp");
    command.add(Launcher.classPath(contender, System.getProperty("java.class.path")));
    command.add(LatencyMain.class.getName());
    command.add(contender.peer());
    command.add(Integer.toString(workers));
    command.add(Integer.toString(load(workload).percent()));
    command.add(Integer.toString(warmUpMillis()));
    command.add(Integer.toString(mode.measurements()));
    command.add(Integer.toString(windowMillis(workload)));
    command.add(out.toString());
    return command;
  }

  private static Load load(String workload) {
    return new Load(Integer.parseInt(workload.substring(WorkSets.LATENCY_PREFIX.length())));
  }

  private int warmUpMillis() {
    return Math.max(MIN_WARM_UP_MILLIS, mode.warmUps() * mode.warmUpMillis());
  }

  private int windowMillis(String workload) {
    int least = Math.max(MIN_WINDOW_MILLIS, mode.measurementMillis());
    return Math.max(least, load(workload).leastWindowMillis(workers));
  }

  /** Returns the rough length of a fork, without the JVM's start. */
  int millis(String workload) {
    return warmUpMillis() + mode.measurements() * windowMillis(workload);
  }

  /** Returns the lengths of the measurement, in words. */
  String settings(String workload) {
    return String.format(
        Locale.ROOT,
        "%s: tasks of %d µs, warm-up %d ms, measurement %d x %d ms",
        workload,
        TimeUnit.NANOSECONDS.toMicros(load(workload).serviceNanos()),
        warmUpMillis(),
        mode.measurements(),
        windowMillis(workload));
  }

  private static Fork read(Path out) throws IOException {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    for (String line : Files.readAllLines(out)) {
      String[] words = line.split(" ", 2);
      if (words[0].equals(LatencyMain.STARVED)) {
        return Fork.starved(words[1]);
      }
      if (words[0].equals(LatencyMain.BEHIND)) {
        return Fork.behind(values, words[1]);
      }
      values.put(words[0], Arrays.stream(words[1].split(" ")).map(Double::valueOf).toList());
    }
    return Fork.measured(values);
  }
}
