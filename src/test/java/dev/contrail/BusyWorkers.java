package dev.contrail;

import java.util.concurrent.CountDownLatch;

/** Commands that keep workers busy, regardless of interrupts, so that later tasks are queued. */
final class BusyWorkers {
  private final Scheduler scheduler;
  private final CountDownLatch areBusy;
  private final CountDownLatch release = new CountDownLatch(1);
  private final int workers;

  /** Makes an object without commands. */
  BusyWorkers(Scheduler scheduler, int workers) {
    this.scheduler = scheduler;
    this.workers = workers;
    this.areBusy = new CountDownLatch(workers);
  }

  /** Keeps the workers busy from now on. */
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
        // interrupted by shutdownNow, but the test needs the worker to stay busy
      }
    }
  }

  /** Releases the workers; has no effect if none is busy. */
  void release() {
    release.countDown();
  }
}
