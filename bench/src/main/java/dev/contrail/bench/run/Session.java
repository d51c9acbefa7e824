package dev.contrail.bench.run;

import dev.contrail.bench.latency.LatencyMain;
import dev.contrail.bench.result.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A run: rounds in which every contender has one fork at every workload, so that a disturbance of
 * the machine affects all of them.
 */
final class Session {
  private final List<WorkSets.Match> matches;
  private final int rounds;
  private final JmhFork jmh;
  private final LatencyFork latency;
  private final Consumer<List<Sample>> afterEach;
  private final List<Sample> samples = new ArrayList<>();
  private final Set<WorkSets.Match> starving = new HashSet<>();

  Session(
      List<WorkSets.Match> matches,
      int rounds,
      JmhFork jmh,
      LatencyFork latency,
      Consumer<List<Sample>> afterEach) {
    this.matches = matches;
    this.rounds = rounds;
    this.jmh = jmh;
    this.latency = latency;
    this.afterEach = afterEach;
  }

  List<Sample> run() throws IOException, InterruptedException {
    for (int round = 1; round <= rounds; round++) {
      for (WorkSets.Match match : Turns.of(matches, round - 1)) {
        if (!starving.contains(match)) {
          measure(match, round);
          afterEach.accept(samples);
        }
      }
    }
    return samples;
  }

  private void measure(WorkSets.Match match, int round) throws IOException, InterruptedException {
    boolean isLatency = match.isLatency();
    Fork fork =
        isLatency
            ? latency.run(match.workload(), match.contender())
            : jmh.run(match.workload(), match.contender());
    String contender = match.contender().name();
    if (fork.outcome() == Fork.Outcome.STARVED) {
      starving.add(match);
    }
    for (String metric : isLatency ? LatencyMain.METRICS : List.of(JmhFork.TIME)) {
      samples.add(
          new Sample(
              match.workload(),
              metric,
              contender,
              round,
              fork.values().getOrDefault(metric, List.of()),
              fork.reason(Fork.Outcome.STARVED),
              fork.reason(Fork.Outcome.FAILED),
              fork.reason(Fork.Outcome.BEHIND)));
    }
    System.out.printf(
        Locale.ROOT,
        "%d/%d  %-24s %-18s %s%n",
        round,
        rounds,
        match.workload(),
        contender,
        describe(fork));
  }

  private static String describe(Fork fork) {
    if (fork.outcome() != Fork.Outcome.MEASURED) {
      return fork.outcome() + ": " + fork.reason();
    }
    StringBuilder words = new StringBuilder();
    fork.values()
        .forEach(
            (metric, micros) -> {
              words.append(metric).append(' ');
              micros.forEach(value -> words.append(String.format(Locale.ROOT, "%.0f ", value)));
            });
    return words + "µs";
  }
}
