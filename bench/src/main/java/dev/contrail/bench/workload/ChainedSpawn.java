package dev.contrail.bench.workload;

import dev.contrail.bench.peer.Spawning;
import dev.contrail.bench.peer.Work;

/** Tokio's chained_spawn: each task starts the next; the last one signals. */
record ChainedSpawn(Spawning scheduler, int tasks) implements Workload {

  @Override
  public long iterate() throws Exception {
    var countdown = new Countdown(1);
    var link = new Link(scheduler, countdown, tasks);
    scheduler.spawn(link);
    countdown.await();
    return (long) tasks - link.left;
  }

  @Override
  public long expected() {
    return tasks;
  }

  private static final class Link implements Work {
    private final Spawning scheduler;
    private final Countdown countdown;
    private int left;

    Link(Spawning scheduler, Countdown countdown, int tasks) {
      this.scheduler = scheduler;
      this.countdown = countdown;
      this.left = tasks;
    }

    @Override
    public void run() {
      if (left == 0) {
        countdown.run();
      } else {
        left--;
        scheduler.spawnNext(this);
      }
    }
  }
}
