package dev.contrail.bench.peer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** The peers by name; a name means the same peer in every workload. */
public final class Peers {
  public static final String CONTRAIL = "contrail";

  private static final String VIRTUAL_THREADS = "virtual-threads";
  private static final int FIRST_JDK_WITH_VIRTUAL_THREADS = 21;

  private static final Map<String, IntFunction<Peer>> ALL = new LinkedHashMap<>();

  static {
    ALL.put(CONTRAIL, ContrailPeer::new);
    ALL.put("fork-join", ForkJoinPeer::new);
    ALL.put("fork-join-task", ForkJoinTaskPeer::new);
    if (Runtime.version().feature() >= FIRST_JDK_WITH_VIRTUAL_THREADS) {
      ALL.put(VIRTUAL_THREADS, VirtualThreadPeer::new);
    }
    ALL.put("fixed-pool", FixedPoolPeer::new);
    ALL.put("netty", NettyPeer::new);
    ALL.put("coroutines", CoroutinePeer::new);
    ALL.put("pekko", PekkoPeer::new);
  }

  private Peers() {}

  /** All that this JDK can run. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** Whether some JDK has the peer, but not this one. */
  public static boolean isElsewhere(String name) {
    return name.equals(VIRTUAL_THREADS) && !ALL.containsKey(name);
  }

  /** Starts a peer; a JVM may start one at a time, always with the same number of workers. */
  public static Peer open(String name, int workers) {
    IntFunction<Peer> peer = ALL.get(name);
    if (peer == null) {
      throw new IllegalArgumentException("no peer " + name + " on this JDK; there are " + names());
    }
    return peer.apply(workers);
  }
}
