package dev.contrail.bench.workload;

import dev.contrail.bench.peer.Spawning;
import dev.contrail.bench.peer.Work;

/**
 * Tokio's spawn_many_local: a thread outside starts tasks that count down together, and waits. From
 * inside a task it is what the name promises, spawn_many_worker.
 */
record SpawnMany(Spawning scheduler, int tasks, boolean fromWorker) implements Workload {

  @Override
  public long iterate() throws Exception {
    var countdown = new Countdown(tasks);
    Work spawner =
        () -> {
          for (int i = 0; i < tasks; i++) {
            scheduler.spawn(countdown);
          }
        };
    if (fromWorker) {
      scheduler.spawn(spawner);
    } else {
      spawner.run();
    }
    return countdown.await();
  }

  @Override
  public long expected() {
    return tasks;
  }
}
