package dev.contrail.bench.workload;

import dev.contrail.bench.peer.Exchanging;
import dev.contrail.bench.peer.Spawning;

/** Tokio's ping_pong: one task starts many, each of which exchanges signals with a partner. */
record PingPong<S extends Spawning & Exchanging>(S scheduler, int tasks) implements Workload {

  @Override
  public long iterate() throws Exception {
    var countdown = new Countdown(tasks);
    scheduler.spawn(
        () -> {
          for (int i = 0; i < tasks; i++) {
            scheduler.spawnExchange(countdown);
          }
        });
    return countdown.await();
  }

  @Override
  public long expected() {
    return tasks;
  }
}
