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
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures, and reports. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures Contrail and its peers, in turn, and writes JSON, tables and a chart.",
    footer = {
      "",
      "bench/run itself takes --jdk HOME, also several, to measure on other JDKs,",
      "and --verbose. It has two more commands, memory and report RESULTS..."
    })
@SuppressWarnings("NullAway.Init") // picocli does it
public final class RunCommand implements Callable<Integer> {

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

  @Option(names = "--rounds", description = "Forks of everyone at everything.")
  private int rounds;

  @Option(names = "--workers", description = "Workers of each; as many as processors if not given.")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--latency-workers",
      description = "The same for latency; one less, since who spawns has a processor of its own.")
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
    if (isShort && isFull) {
      System.err.println("--short or --full, not both");
      return 2;
    }
    Mode mode = isFull ? Mode.FULL : Mode.SHORT;
    if (rounds > 0) {
      mode = mode.withRounds(rounds);
    }
    List<String> chosen =
        sets.isEmpty() ? mode.sets() : sets.contains("all") ? WorkSets.names() : sets;
    List<WorkSets.Match> matches = WorkSets.matches(chosen, workloads, contenders, project);
    if (matches.isEmpty()) {
      System.err.println("nothing to measure");
      return 2;
    }
    System.out.printf(
        "%d forks, about %d minutes%n",
        matches.size() * mode.rounds(), mode.seconds(matches.size() * mode.rounds()) / 60 + 1);
    Files.createDirectories(out);
    Machine machine = Machine.here();
    Path file = out.resolve("results-jdk" + machine.jdk() + ".json");
    Results empty =
        new Results(
            commit,
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            workers,
            latencyWorkers,
            describe(mode),
            machine,
            List.of());
    var launcher = new Launcher(heap, out.resolve("verdict").toAbsolutePath());
    Instant start = Instant.now();
    new Session(
            matches,
            mode.rounds(),
            new JmhFork(launcher, mode, workers),
            new LatencyFork(launcher, mode, latencyWorkers),
            samples -> empty.with(samples).write(file))
        .run();
    Files.deleteIfExists(launcher.verdict());
    System.out.println("took " + Duration.between(start, Instant.now()).toMinutes() + " minutes");
    return ReportCommand.report(List.of(file), out);
  }

  private String describe(Mode mode) {
    return mode.rounds()
        + " rounds; warm-up "
        + mode.warmUps()
        + " x "
        + mode.warmUpMillis()
        + " ms, measurement "
        + mode.measurements()
        + " x "
        + mode.measurementMillis()
        + " ms; heap "
        + heap;
  }
}
