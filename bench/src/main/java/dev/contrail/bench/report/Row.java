package dev.contrail.bench.report;

import dev.contrail.bench.result.Sample;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One measurement of all contenders: the time of each, and the reason why one has none. */
final class Row {
  final String name;
  private final Map<String, Series> measured = new LinkedHashMap<>();
  private final Set<String> contenders = new LinkedHashSet<>();
  private final Set<String> starving = new LinkedHashSet<>();
  private final Set<String> failed = new LinkedHashSet<>();

  /** Returns the number of forks in which a contender fell behind. */
  private final Map<String, Integer> behind = new LinkedHashMap<>();

  Row(String name) {
    this.name = name;
  }

  void add(Sample sample) {
    String contender = sample.contender();
    contenders.add(contender);
    if (sample.starved() != null) {
      starving.add(contender);
    } else if (sample.failure() != null) {
      failed.add(contender);
    } else if (sample.behind() != null) {
      behind.merge(contender, 1, Integer::sum);
    } else {
      measured
          .computeIfAbsent(contender, absent -> new Series())
          .add(sample.round(), sample.micros().stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  /** Returns all contenders that were to be measured. */
  Set<String> contenders() {
    return contenders;
  }

  /** Returns the time of a contender; null if there is none. */
  @Nullable Series series(String contender) {
    return isStarving(contender) || isBehind(contender) ? null : measured.get(contender);
  }

  /** Returns the peers that completed an iteration. */
  Map<String, Series> peers() {
    Map<String, Series> peers = new LinkedHashMap<>();
    for (String contender : contenders) {
      Series series = series(contender);
      if (series != null && Comparison.isPeer(contender)) {
        peers.put(contender, series);
      }
    }
    return peers;
  }

  /** Returns whether peers were to be measured, even if none of them was. */
  boolean isOfPeers() {
    return contenders.stream().anyMatch(Comparison::isPeer);
  }

  boolean isStarving(String contender) {
    return starving.contains(contender);
  }

  /** Returns the number of contenders that starve. */
  int starvingCount() {
    return starving.size();
  }

  /** Returns whether a contender fell behind in at least half of the forks that ended. */
  boolean isBehind(String contender) {
    Series series = measured.get(contender);
    int steady = series == null ? 0 : series.rounds().size();
    int forks = behind.getOrDefault(contender, 0);
    return forks > 0 && forks >= steady;
  }

  /** Returns whether a fork failed, or fell behind although most did not. */
  boolean isPartial(String contender) {
    return failed.contains(contender) || (behind.containsKey(contender) && !isBehind(contender));
  }

  /** Returns the time of a contender as a multiple of the best peer's; null if there is none. */
  @Nullable Interval toBestPeer(String contender) {
    Collection<Series> peers = peers().values();
    Series own = series(contender);
    return own == null ? null : Ratio.of(own, peers);
  }

  /** Returns the time of one contender as a multiple of another's; null if there is none. */
  @Nullable Interval between(String one, String other) {
    Series numerator = series(one);
    Series denominator = series(other);
    return numerator == null || denominator == null
        ? null
        : Ratio.of(numerator, List.of(denominator));
  }
}
