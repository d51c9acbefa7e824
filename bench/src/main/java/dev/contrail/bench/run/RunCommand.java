package dev.contrail.bench.run;

import dev.contrail.bench.report.ReportCommand;
import dev.contrail.bench.result.Machine;
import dev.contrail.bench.result.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures, and reports. */
@Command(
    name = "run",
    description = "Measures Contrail and its peers, in turn, and writes JSON, tables and a chart.")
@SuppressWarnings("NullAway.Init") // picocli does it
public final class RunCommand implements Callable<Integer> {

  /** Time that a JVM, JMH and a peer take to start and to end, in seconds. */
  private static final int STARTING_MILLIS = 1_300;

  @Spec private CommandSpec spec;

  @Option(names = "--short", description = "About ten minutes; the default.")
  private boolean isShort;

  @Option(names = "--full", description = "Some hours: for what is published.")
  private boolean isFull;

  @Option(
      names = "--sets",
      split = ",",
      description = "tokio, recursion, injection, timers, channels, http, latency, price, or all.")
  private List<String> sets = List.of();

  @Option(names = "--workloads", split = ",", description = "Only these of the sets.")
  private Set<String> workloads = Set.of();

  @Option(names = "--contenders", split = ",", description = "Only these.")
  private Set<String> contenders = Set.of();

  @Option(names = "--rounds", description = "Forks of everyone at everything that was chosen.")
  private @Nullable Integer rounds;

  @Option(names = "--workers", description = "Workers of each; as many as processors if not given.")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--latency-workers",
      description =
          "The same for latency; one less, since the spawning thread has a processor of its own.")
  private int latencyWorkers = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

  @Option(names = "--heap", defaultValue = "4g", description = "Of each fork: ${DEFAULT-VALUE}.")
  private String heap;

  @Option(names = "--out", required = true, description = "Where results go: bench/target/results.")
  private Path out;

  @Option(names = "--project", hidden = true, required = true)
  private Path project;

  @Option(names = "--commit", hidden = true, defaultValue = "unknown")
  private String commit;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Mode mode = mode();
    List<WorkSets.Match> matches = matches(mode);
    Machine machine = Machine.here();
    Path file = out.resolve("results-jdk" + machine.jdk() + ".json");
    var launcher = new Launcher(heap, out.resolve("verdict").toAbsolutePath());
    var jmh = new JmhFork(launcher, mode, workers);
    var latency = new LatencyFork(launcher, mode, latencyWorkers);
    long millis =
        matches.stream().mapToLong(match -> STARTING_MILLIS + millis(match, mode, latency)).sum();
    System.out.printf(
        "%d forks, about %d minutes%n",
        matches.size() * mode.rounds(), millis * mode.rounds() / 60_000 + 1);
    Files.createDirectories(out);
    EarlierResults.setAside(file);
    Results empty =
        new Results(
            commit,
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            workers,
            latencyWorkers,
            settings(matches, mode, latency),
            machine,
            List.of());
    Instant start = Instant.now();
    new Session(matches, mode.rounds(), jmh, latency, samples -> empty.with(samples).write(file))
        .run();
    Files.deleteIfExists(launcher.verdict());
    System.out.println("took " + Duration.between(start, Instant.now()).toMinutes() + " minutes");
    return ReportCommand.report(List.of(file), out);
  }

  private Mode mode() {
    if (isShort && isFull) {
      throw wrong("--short or --full, not both");
    }
    requirePositive("--workers", workers);
    requirePositive("--latency-workers", latencyWorkers);
    Mode mode = isFull ? Mode.FULL : Mode.SHORT;
    if (rounds == null) {
      return mode;
    }
    requirePositive("--rounds", rounds);
    return mode.withRounds(rounds);
  }

  private List<WorkSets.Match> matches(Mode mode) {
    List<String> chosen =
        sets.isEmpty() ? mode.sets() : sets.contains("all") ? WorkSets.names() : sets;
    try {
      List<WorkSets.Match> matches = WorkSets.matches(chosen, workloads, contenders, project);
      if (matches.isEmpty()) {
        throw wrong("nothing to measure on this JDK");
      }
      return matches;
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private void requirePositive(String option, int value) {
    if (value <= 0) {
      throw wrong(option + " must be at least 1, and is " + value);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static int millis(WorkSets.Match match, Mode mode, LatencyFork latency) {
    return match.isLatency() ? latency.millis(match.workload()) : mode.millis();
  }

  /** Returns the lengths of the chosen measurements, in words. */
  private String settings(List<WorkSets.Match> matches, Mode mode, LatencyFork latency) {
    Set<String> settings = new LinkedHashSet<>();
    settings.add(mode.rounds() + " rounds");
    for (WorkSets.Match match : matches) {
      settings.add(match.isLatency() ? latency.settings(match.workload()) : mode.settings());
    }
    settings.add("heap " + heap);
    return String.join("; ", settings);
  }
}
