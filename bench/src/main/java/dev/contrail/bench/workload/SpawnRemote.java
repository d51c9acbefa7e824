package dev.contrail.bench.workload;

import dev.contrail.bench.peer.Spawning;

/**
 * Tokio's spawn_many_remote: a thread outside starts empty tasks, keeping the handles, and awaits
 * them in order; while the scheduler is idle, or busy with something else.
 */
record SpawnRemote(Spawning scheduler, int tasks, Background background) implements Workload {
  @Override
  public long iterate() throws Exception {
    return scheduler.spawnAndAwait(SpawnRemote::doNothing, tasks);
  }

  private static void doNothing() {}

  @Override
  public long expected() {
    return tasks;
  }

  @Override
  public void stop() throws Exception {
    background.stop();
  }
}
