package dev.contrail.bench.run;

import dev.contrail.bench.workload.WorkloadBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures one contender at one workload in one JVM. */
final class JmhFork {
  static final String TIME = "time";

  private static final String CLASS_PATH = "java.class.path";

  private final Launcher launcher;
  private final Mode mode;
  private final int workers;

  JmhFork(Launcher launcher, Mode mode, int workers) {
    this.launcher = launcher;
    this.mode = mode;
    this.workers = workers;
  }

  Fork run(String workload, Contender contender) throws IOException {
    Files.deleteIfExists(launcher.verdict());
    Collection<RunResult> results;
    String classPath = System.getProperty(CLASS_PATH);
    try {
      // JMH gives a fork the class path of the JVM that it runs in.
      System.setProperty(CLASS_PATH, Launcher.classPath(contender, classPath));
      results = new Runner(options(workload, contender)).run();
    } catch (RunnerException e) {
      return Fork.failed(String.valueOf(e.getMessage()));
    } finally {
      System.setProperty(CLASS_PATH, classPath);
    }
    if (Files.exists(launcher.verdict())) {
      return Fork.starved(Files.readString(launcher.verdict()));
    }
    List<Double> micros = micros(results);
    return micros.isEmpty()
        ? Fork.failed("no result; --verbose shows why")
        : Fork.measured(Map.of(TIME, micros));
  }

  private Options options(String workload, Contender contender) {
    return new OptionsBuilder()
        .include(WorkloadBenchmark.class.getName())
        .param("workload", workload)
        .param("peer", contender.peer())
        .param("workers", Integer.toString(workers))
        .forks(1)
        .warmupIterations(mode.warmUps())
        .warmupTime(TimeValue.milliseconds(mode.warmUpMillis()))
        .measurementIterations(mode.measurements())
        .measurementTime(TimeValue.milliseconds(mode.measurementMillis()))
        .jvmArgs(launcher.jvmArguments(contender).toArray(String[]::new))
        .verbosity(Boolean.getBoolean("bench.verbose") ? VerboseMode.NORMAL : VerboseMode.SILENT)
        .build();
  }

  private static List<Double> micros(Collection<RunResult> results) {
    List<Double> micros = new ArrayList<>();
    for (RunResult result : results) {
      for (BenchmarkResult fork : result.getBenchmarkResults()) {
        for (IterationResult iteration : fork.getIterationResults()) {
          micros.add(iteration.getPrimaryResult().getScore());
        }
      }
    }
    return micros;
  }
}
