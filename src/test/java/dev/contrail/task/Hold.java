package dev.contrail.task;

import dev.contrail.Scheduler;
import java.util.concurrent.CountDownLatch;

/**
 * Keeps one worker of a scheduler busy until closed, so that what is spawned meanwhile is queued.
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
            Thread.currentThread().interrupt(); // the scheduler stops, and this with it
          }
        });
    isHeld.await();
  }

  @Override
  public void close() {
    release.countDown();
  }
}
