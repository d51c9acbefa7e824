package dev.contrail.bench.run;

import dev.contrail.bench.latency.LatencyMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Measures one contender's schedule latency at one load in one JVM. */
final class LatencyFork {

  /** What a compiler held up takes long to catch up with, under load. */
  private static final int MIN_WARM_UP_MILLIS = 4_000;

  /** So that a percentile of a thousand has some tens of tasks behind it. */
  private static final int MIN_MILLIS = 2_000;

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
    command.add(workload.substring(WorkSets.LATENCY_PREFIX.length()));
    command.add(
        Integer.toString(Math.max(MIN_WARM_UP_MILLIS, mode.warmUps() * mode.warmUpMillis())));
    command.add(
        Integer.toString(Math.max(MIN_MILLIS, mode.measurements() * mode.measurementMillis())));
    command.add(out.toString());
    return command;
  }

  private static Fork read(Path out) throws IOException {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    for (String line : Files.readAllLines(out)) {
      String[] words = line.split(" ", 2);
      if (words[0].equals("starved")) {
        return Fork.starved(words[1]);
      }
      values.put(words[0], List.of(Double.parseDouble(words[1])));
    }
    return Fork.measured(values);
  }
}
