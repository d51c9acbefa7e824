package dev.contrail.bench.report;

import dev.contrail.bench.result.Results;
import dev.contrail.bench.result.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A run's samples, by what was measured and by contender. */
final class Comparison {
  static final String CONTRAIL = "contrail";

  /** Prefix of the names of Contrail's variants, which are no peers. */
  private static final String VARIANT_PREFIX = "contrail-";

  private static final String TIME = "time";

  private final Map<String, Row> rows = new LinkedHashMap<>();

  /**
   * Returns the forks whose values are in no row, with the reasons; once for all metrics of a fork.
   */
  private final Set<String> lost = new LinkedHashSet<>();

  Comparison(Results results) {
    for (Sample sample : results.samples()) {
      String name =
          sample.metric().equals(TIME)
              ? sample.workload()
              : sample.workload() + " " + sample.metric();
      rows.computeIfAbsent(name, Row::new).add(sample);
    }
    for (Sample sample : results.samples()) {
      String what = sample.failure() != null ? "failed" : "fell behind";
      String reason = sample.failure() != null ? sample.failure() : sample.behind();
      if (reason != null) {
        lost.add(
            String.format(
                "%s at %s, round %d, %s: %s",
                sample.contender(),
                sample.workload(),
                sample.round(),
                what,
                reason.strip().lines().findFirst().orElse("")));
      }
    }
  }

  static boolean isVariant(String contender) {
    return contender.startsWith(VARIANT_PREFIX);
  }

  static boolean isPeer(String contender) {
    return !contender.equals(CONTRAIL) && !isVariant(contender);
  }

  List<Row> rows() {
    return new ArrayList<>(rows.values());
  }

  /** Returns the forks that failed or fell behind, and the reasons, in words. */
  List<String> lost() {
    return new ArrayList<>(lost);
  }

  /** Returns all contenders that count as peers, Contrail first. */
  List<String> contenders() {
    return names(false);
  }

  /** Returns the variants of Contrail. */
  List<String> variants() {
    return names(true);
  }

  private List<String> names(boolean variants) {
    Set<String> names = new LinkedHashSet<>();
    if (!variants) {
      names.add(CONTRAIL);
    }
    rows.values().forEach(row -> names.addAll(row.contenders()));
    names.removeIf(name -> isVariant(name) != variants);
    return new ArrayList<>(names);
  }
}
