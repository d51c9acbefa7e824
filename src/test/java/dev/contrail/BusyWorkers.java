package dev.contrail;

import java.util.concurrent.CountDownLatch;

/**
 * Commands that keep workers busy, whatever interrupts them, so that what comes after is queued.
 */
final class BusyWorkers {
  private final Scheduler scheduler;
  private final CountDownLatch areBusy;
  private final CountDownLatch release = new CountDownLatch(1);
  private final int workers;

  /** None yet. */
  BusyWorkers(Scheduler scheduler, int workers) {
    this.scheduler = scheduler;
    this.workers = workers;
    this.areBusy = new CountDownLatch(workers);
  }

  /** Keeps them busy from now on. */
  void await() throws InterruptedException {
    for (int i = 0; i < workers; i++) {
      scheduler.execute(this::untilReleased);
    }
    areBusy.await();
  }

  private void untilReleased() {
    areBusy.countDown();
    while (release.getCount() > 0) {
      try {
        release.await();
      } catch (InterruptedException e) {
        // shutdownNow wants it to end, and the test does not yet
      }
    }
  }

  /** Lets them go; no matter if they never were. */
  void release() {
    release.countDown();
  }
}
