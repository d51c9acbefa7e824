package dev.contrail.bench.report;

import java.util.List;
import java.util.Map;

/** A peer's colour, the same in every chart; readable on light and dark pages. */
final class Colours {
  private static final Map<String, String> BY_PEER =
      Map.of(
          "fork-join", "#0969da",
          "fork-join-task", "#54aeff",
          "virtual-threads", "#8250df",
          "fixed-pool", "#768390",
          "netty", "#2da44e",
          "coroutines", "#bf3989",
          "pekko", "#9a6700");

  /** For a peer that has none yet, by its name. */
  private static final List<String> OTHERS = List.of("#1b7c83", "#a475f9", "#e16f24");

  private Colours() {}

  static String of(String peer) {
    return BY_PEER.getOrDefault(peer, OTHERS.get(Math.floorMod(peer.hashCode(), OTHERS.size())));
  }
}
