package dev.contrail.bench.run;

import dev.contrail.bench.peer.Peers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sets of workloads that can be chosen together. */
final class WorkSets {
  static final String PRICE = "price";
  static final String LATENCY_PREFIX = "latency_";

  private static final Map<String, List<String>> ALL = new LinkedHashMap<>();

  static {
    ALL.put(
        "tokio",
        List.of(
            "spawn_many_local",
            "spawn_many_worker",
            "spawn_many_remote_idle",
            "spawn_many_remote_busy1",
            "spawn_many_remote_busy2",
            "yield_many",
            "ping_pong",
            "chained_spawn"));
    ALL.put("recursion", List.of("fork_join"));
    ALL.put("injection", List.of("injection_flood_1", "injection_flood_8"));
    ALL.put("timers", List.of("timers_fire", "timers_cancelled"));
    ALL.put("channels", List.of("channel_fan_in", "channel_fan_out"));
    ALL.put("http", List.of("http_echo"));
    ALL.put("latency", List.of("latency_50", "latency_80", "latency_95"));
    ALL.put(
        PRICE, List.of("spawn_many_worker", "spawn_many_remote_idle", "yield_many", "ping_pong"));
  }

  private WorkSets() {}

  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** One thing to measure in each round. */
  record Match(String workload, Contender contender) {
    boolean isLatency() {
      return workload.startsWith(LATENCY_PREFIX);
    }
  }

  /**
   * All of a round: no pair twice, workload by workload.
   *
   * @param sets what is measured
   * @param onlyWorkloads of these sets; all if there are none
   * @param only contenders of these sets; all if there are none
   * @throws IllegalArgumentException if there is none of a name
   */
  static List<Match> matches(
      List<String> sets, Set<String> onlyWorkloads, Set<String> only, Path project) {
    Map<String, Set<Contender>> byWorkload = new LinkedHashMap<>();
    Set<String> contenderNames = new LinkedHashSet<>();
    for (String set : sets) {
      List<String> workloads = ALL.get(set);
      if (workloads == null) {
        throw new IllegalArgumentException("no set " + set + "; there are " + list(names()));
      }
      List<Contender> contenders =
          set.equals(PRICE) ? Contender.variants(project) : Contender.peers();
      contenders.forEach(contender -> contenderNames.add(contender.name()));
      for (String workload : workloads) {
        byWorkload.computeIfAbsent(workload, absent -> new LinkedHashSet<>()).addAll(contenders);
      }
    }
    check("workload", onlyWorkloads, byWorkload.keySet(), sets);
    Set<String> wanted = new LinkedHashSet<>(only);
    wanted.removeIf(Peers::isElsewhere); // which is no typing error: several JDKs may be measured
    check("contender", wanted, contenderNames, sets);
    List<Match> matches = new ArrayList<>();
    byWorkload.forEach(
        (workload, contenders) -> {
          if (onlyWorkloads.isEmpty() || onlyWorkloads.contains(workload)) {
            contenders.stream()
                .filter(contender -> only.isEmpty() || only.contains(contender.name()))
                .forEach(contender -> matches.add(new Match(workload, contender)));
          }
        });
    return matches;
  }

  private static void check(String what, Set<String> wanted, Set<String> there, List<String> sets) {
    for (String name : wanted) {
      if (!there.contains(name)) {
        throw new IllegalArgumentException(
            String.format("no %s %s in %s; there are %s", what, name, list(sets), list(there)));
      }
    }
  }

  private static String list(Collection<String> names) {
    return String.join(", ", names);
  }
}
