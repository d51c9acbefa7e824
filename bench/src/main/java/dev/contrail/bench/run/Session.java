package dev.contrail.bench.run;

import dev.contrail.bench.result.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A run: rounds in which everyone has one fork at everything, so that whatever the machine does
 * meanwhile it does to all of them. Who began a workload goes last in the next round.
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
      for (WorkSets.Match match : inTurn(round - 1)) {
        if (!starving.contains(match)) {
          measure(match, round);
          afterEach.accept(samples);
        }
      }
    }
    return samples;
  }

  private List<WorkSets.Match> inTurn(int turn) {
    Map<String, List<WorkSets.Match>> byWorkload = new LinkedHashMap<>();
    for (WorkSets.Match match : matches) {
      byWorkload.computeIfAbsent(match.workload(), absent -> new ArrayList<>()).add(match);
    }
    List<WorkSets.Match> inTurn = new ArrayList<>();
    for (List<WorkSets.Match> group : byWorkload.values()) {
      for (int i = 0; i < group.size(); i++) {
        inTurn.add(group.get((i + turn) % group.size()));
      }
    }
    return inTurn;
  }

  private void measure(WorkSets.Match match, int round) throws IOException, InterruptedException {
    boolean isLatency = match.workload().startsWith(WorkSets.LATENCY_PREFIX);
    Fork fork =
        isLatency
            ? latency.run(match.workload(), match.contender())
            : jmh.run(match.workload(), match.contender());
    String contender = match.contender().name();
    if (fork.failure() != null) {
      if (fork.isStarved()) {
        starving.add(match);
      }
      samples.add(
          new Sample(
              match.workload(),
              isLatency ? "p50" : JmhFork.TIME,
              contender,
              round,
              List.of(),
              fork.isStarved() ? fork.failure() : null,
              fork.isStarved() ? null : fork.failure()));
    }
    fork.values()
        .forEach(
            (metric, micros) ->
                samples.add(
                    new Sample(match.workload(), metric, contender, round, micros, null, null)));
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
    if (fork.failure() != null) {
      return (fork.isStarved() ? "starves: " : "FAILED: ") + fork.failure();
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
