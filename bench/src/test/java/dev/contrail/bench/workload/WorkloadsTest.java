package dev.contrail.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.bench.peer.Peer;
import dev.contrail.bench.peer.Peers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every workload on every peer, a hundredth of each: whether all of it is done. */
class WorkloadsTest {
  /** One number for the whole JVM: some peers read it once. */
  private static final int WORKERS = Integer.getInteger("bench.workers", 2);

  /** The whole of each with -Dbench.divisor=1. */
  private static final int DIVISOR = Integer.getInteger("bench.divisor", 100);

  private static final int ITERATIONS = 2;

  private static final Set<String> BUSY =
      Set.of("spawn_many_remote_busy1", "spawn_many_remote_busy2");

  /** Peers that a busy scheduler's own tasks keep from ever looking outside. */
  private static final Set<String> STARVING =
      Set.of("fork-join", "fork-join-task", "virtual-threads", "pekko");

  static List<String> peers() {
    return Peers.names();
  }

  @ParameterizedTest
  @MethodSource("peers")
  void iterate_doesAllWork_onEveryPeer(String name) throws Exception {
    for (String workload : Workloads.names()) {
      if (BUSY.contains(workload) && STARVING.contains(name)) {
        continue;
      }
      Peer peer = Peers.open(name, WORKERS);
      Workload work = Workloads.open(workload, peer, DIVISOR);
      try {
        for (int i = 0; i < ITERATIONS; i++) {
          assertThat(Checked.iterate(work)).as(workload).isPositive();
        }
      } finally {
        work.stop();
        peer.stop();
      }
    }
  }

  @Test
  void checkedIterate_fails_whenWorkIsMissing() {
    Workload lazy =
        new Workload() {
          @Override
          public long iterate() {
            return 9;
          }

          @Override
          public long expected() {
            return 10;
          }
        };

    assertThatThrownBy(() -> Checked.iterate(lazy)).hasMessageContaining("unequal work");
  }
}
