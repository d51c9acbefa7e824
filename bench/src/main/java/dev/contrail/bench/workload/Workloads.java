package dev.contrail.bench.workload;

import dev.contrail.bench.peer.Peer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The workloads by name, in the order in which tables show them. */
public final class Workloads {
  /** Tokio's numbers. */
  private static final int SPAWNS = 10_000;

  private static final int BUSY2_SPAWNS = 1_000;
  private static final int YIELDERS = 200;
  private static final int YIELDS = 1_000;
  private static final int PAIRS = 1_000;
  private static final int CHAIN = 1_000;

  /** Ours. */
  private static final int TREE_DEPTH = 14;

  private static final int FLOOD = 80_000;
  private static final int TIMERS = 1_000_000;
  private static final int MESSAGES = 80_000;
  private static final int FAN = 8;
  private static final int REQUESTS = 4_000;

  /** Opens a workload for a peer, its numbers divided by a divisor. */
  @FunctionalInterface
  private interface Opening {
    Workload open(Peer peer, int divisor) throws Exception;
  }

  private static final Map<String, Opening> ALL = new LinkedHashMap<>();

  static {
    ALL.put("spawn_many_local", (peer, by) -> new SpawnMany(peer, SPAWNS / by, false));
    ALL.put("spawn_many_worker", (peer, by) -> new SpawnMany(peer, SPAWNS / by, true));
    ALL.put(
        "spawn_many_remote_idle",
        (peer, by) -> new SpawnRemote(peer, SPAWNS / by, Background.idle()));
    ALL.put(
        "spawn_many_remote_busy1",
        (peer, by) -> new SpawnRemote(peer, SPAWNS / by, Background.loops(peer)));
    ALL.put(
        "spawn_many_remote_busy2",
        (peer, by) -> new SpawnRemote(peer, BUSY2_SPAWNS / by, Background.chains(peer)));
    ALL.put("yield_many", (peer, by) -> new YieldMany(peer, YIELDERS, YIELDS / by));
    ALL.put("ping_pong", (peer, by) -> new PingPong<>(peer, PAIRS / by));
    ALL.put("chained_spawn", (peer, by) -> new ChainedSpawn(peer, CHAIN / by));
    ALL.put("fork_join", (peer, by) -> new Recursion(peer, by == 1 ? TREE_DEPTH : TREE_DEPTH / 2));
    ALL.put("injection_flood_1", (peer, by) -> new InjectionFlood(peer, 1, FLOOD / by).open());
    ALL.put("injection_flood_8", (peer, by) -> new InjectionFlood(peer, 8, FLOOD / by).open());
    ALL.put("timers_fire", (peer, by) -> new TimersFire(peer, TIMERS / by));
    ALL.put("timers_cancelled", (peer, by) -> new TimersCancelled(peer, TIMERS / by));
    ALL.put("channel_fan_in", (peer, by) -> Fan.of(peer, FAN, 1, MESSAGES / by));
    ALL.put("channel_fan_out", (peer, by) -> Fan.of(peer, 1, FAN, MESSAGES / by));
    ALL.put("http_echo", (peer, by) -> new HttpEcho(peer, REQUESTS / by));
  }

  private Workloads() {}

  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /**
   * Sets a workload up.
   *
   * @param divisor 1 to measure; more for a quick look whether it works
   */
  public static Workload open(String name, Peer peer, int divisor) throws Exception {
    Opening opening = ALL.get(name);
    if (opening == null) {
      throw new IllegalArgumentException("no workload " + name + "; there are " + names());
    }
    return opening.open(peer, divisor);
  }
}
