package dev.contrail.bench.workload;

import dev.contrail.bench.peer.Spawning;
import dev.contrail.bench.peer.Work;
import dev.contrail.bench.peer.Yielding;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The load that keeps a scheduler busy beside a workload. */
final class Background {
  /** Tokio's benchmark has four workers: twice as many loops, and as many chains. */
  private static final int LOOPS = 8;

  private static final int CHAINS = 4;

  private static final long STALL_NANOS = 10_000;

  private final CountDownLatch ended;
  private volatile boolean isStopped;

  private Background(int tasks) {
    ended = new CountDownLatch(tasks);
  }

  /** No load. */
  static Background idle() {
    return new Background(0);
  }

  /** Tokio's busy1: tasks that yield and stall by turns. */
  static <S extends Spawning & Yielding> Background loops(S scheduler) {
    var background = new Background(LOOPS);
    for (int i = 0; i < LOOPS; i++) {
      scheduler.spawnYielding(
          () -> {
            background.stall(scheduler);
            return !background.isStopped;
          },
          background.ended::countDown);
    }
    return background;
  }

  /** Tokio's busy2: tasks that stall, start their successor and end. */
  static Background chains(Spawning scheduler) {
    var background = new Background(CHAINS);
    for (int i = 0; i < CHAINS; i++) {
      scheduler.spawn(
          new Work() {
            @Override
            public void run() {
              background.stall(scheduler);
              if (background.isStopped) {
                background.ended.countDown();
              } else {
                scheduler.spawnNext(this);
              }
            }
          });
    }
    return background;
  }

  /** Takes ten microseconds, offering the processor to others. */
  private void stall(Spawning scheduler) {
    long end = System.nanoTime() + STALL_NANOS;
    do {
      scheduler.yieldThread();
    } while (System.nanoTime() - end < 0);
  }

  void stop() throws InterruptedException {
    isStopped = true;
    boolean unused = ended.await(1, TimeUnit.SECONDS);
  }
}
