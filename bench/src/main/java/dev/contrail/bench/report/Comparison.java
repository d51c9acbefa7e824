package dev.contrail.bench.report;

import dev.contrail.bench.result.Results;
import dev.contrail.bench.result.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run's samples, by what was measured and by contender. */
final class Comparison {
  static final String CONTRAIL = "contrail";

  /** Contrail with more or less to be seen begins like this, and is no peer. */
  private static final String VARIANT_PREFIX = "contrail-";

  private static final String TIME = "time";

  /** One thing that was measured. */
  static final class Row {
    final String name;
    final Map<String, Series> series = new LinkedHashMap<>();
    final Set<String> starving = new LinkedHashSet<>();
    final Set<String> failed = new LinkedHashSet<>();

    Row(String name) {
      this.name = name;
    }

    /** The peers that got something done. */
    Map<String, Series> peers() {
      Map<String, Series> peers = new LinkedHashMap<>(series);
      peers.keySet().removeIf(name -> name.equals(CONTRAIL) || isVariant(name));
      return peers;
    }

    /** Whether peers were measured, be it that all of them starved. */
    boolean isOfPeers() {
      return !peers().isEmpty() || !starving.isEmpty();
    }

    /** How many times as long a contender takes as the best peer; null if either has nothing. */
    @Nullable Interval toBestPeer(String contender) {
      Series own = series.get(contender);
      Map<String, Series> peers = peers();
      return own == null || peers.isEmpty() ? null : Ratio.of(own, peers.values());
    }

    /** How many times as long one takes as another; null if either has nothing. */
    @Nullable Interval between(String one, String other) {
      Series numerator = series.get(one);
      Series denominator = series.get(other);
      return numerator == null || denominator == null
          ? null
          : Ratio.of(numerator, List.of(denominator));
    }
  }

  private final Map<String, Row> rows = new LinkedHashMap<>();

  Comparison(Results results) {
    for (Sample sample : results.samples()) {
      String name =
          sample.metric().equals(TIME)
              ? sample.workload()
              : sample.workload() + " " + sample.metric();
      Row row = rows.computeIfAbsent(name, Row::new);
      if (sample.starved() != null) {
        row.starving.add(sample.contender());
      } else if (sample.failure() != null) {
        row.failed.add(sample.contender());
      } else {
        row.series
            .computeIfAbsent(sample.contender(), absent -> new Series())
            .add(
                sample.round(),
                sample.micros().stream().mapToDouble(Double::doubleValue).toArray());
      }
    }
    for (Row row : rows.values()) {
      row.series.keySet().removeAll(row.starving);
    }
  }

  static boolean isVariant(String contender) {
    return contender.startsWith(VARIANT_PREFIX);
  }

  List<Row> rows() {
    return new ArrayList<>(rows.values());
  }

  /** All contenders that pass for peers, Contrail first. */
  List<String> contenders() {
    return names(false);
  }

  /** Contrail with more or less to be seen. */
  List<String> variants() {
    return names(true);
  }

  private List<String> names(boolean variants) {
    Set<String> names = new LinkedHashSet<>();
    if (!variants) {
      names.add(CONTRAIL);
    }
    for (Row row : rows.values()) {
      names.addAll(row.series.keySet());
      names.addAll(row.starving);
      names.addAll(row.failed);
    }
    names.removeIf(name -> isVariant(name) != variants);
    return new ArrayList<>(names);
  }
}
