package dev.contrail.task;

import dev.contrail.Scheduler;
import java.util.concurrent.CountDownLatch;

/**
 * Keeps one worker of a scheduler busy until closed, so that tasks spawned meanwhile are queued.
 */
final class Hold implements AutoCloseable {
  private final CountDownLatch isHeld = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  /** Returns once a worker is held. */
  Hold(Scheduler scheduler) throws InterruptedException {
    scheduler.execute(
        () -> {
          isHeld.countDown();
          try {
            release.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the scheduler is stopping
          }
        });
    isHeld.await();
  }

  @Override
  public void close() {
    release.countDown();
  }
}
