package dev.contrail.bench.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of the forks of a round: workload by workload; the contender that began one goes last
 * in the next round. Contrail and its variants take their turn together, since they are compared
 * with each other, and change places among themselves.
 */
final class Turns {
  private Turns() {}

  /** All matches, in the order of the round after so many. */
  static List<WorkSets.Match> of(List<WorkSets.Match> matches, int rounds) {
    Map<String, Map<String, List<WorkSets.Match>>> byWorkloadAndPeer = new LinkedHashMap<>();
    for (WorkSets.Match match : matches) {
      String peer = match.contender().peer();
      byWorkloadAndPeer
          .computeIfAbsent(match.workload(), absent -> new LinkedHashMap<>())
          .computeIfAbsent(peer, absent -> new ArrayList<>())
          .add(match);
    }
    List<WorkSets.Match> inTurn = new ArrayList<>();
    for (Map<String, List<WorkSets.Match>> byPeer : byWorkloadAndPeer.values()) {
      List<List<WorkSets.Match>> peers = new ArrayList<>(byPeer.values());
      Collections.rotate(peers, -rounds);
      for (List<WorkSets.Match> variants : peers) {
        Collections.rotate(variants, -rounds);
        inTurn.addAll(variants);
      }
    }
    return inTurn;
  }
}
