package dev.contrail.internal.scheduler;

/**
 * The one way to wake workers. Everybody who pushed work, or wants workers to end, says so here;
 * nobody unparks one behind the back of {@link Idle}.
 */
final class WakeUps {
  private final Idle idle;
  private final InjectQueue inject;
  private final Core[] cores;

  WakeUps(Idle idle, InjectQueue inject, Core[] cores) {
    this.idle = idle;
    this.inject = inject;
    this.cores = cores;
  }

  /** Work was pushed: wakes a worker for it if one sleeps and none searches. */
  void notifyParked() {
    wake(idle.workerToNotify(), Parker.Reason.WORK);
  }

  /** Looks at every queue, and notifies a worker if one is not empty. */
  void notifyIfWorkPending() {
    boolean isPending = !inject.isEmpty();
    for (Core core : cores) {
      isPending |= !core.queue.isEmpty();
    }
    if (isPending) {
      notifyParked();
    }
  }

  /**
   * The last searcher has found work: whoever pushed more meanwhile left it to that searcher. It
   * goes to a worker that sleeps, what waits in a slot included.
   */
  void notifyOfMore() {
    boolean isMore = !inject.isEmpty();
    for (int i = 0; i < cores.length && !isMore; i++) {
      isMore = cores[i].depth() > 0;
    }
    if (isMore) {
      notifyParked();
    }
  }

  /** Wakes every worker that sleeps, to end. */
  void wakeAll() {
    int sleeper;
    while ((sleeper = idle.popSleeper()) != Idle.NOBODY) {
      wake(sleeper, Parker.Reason.SHUTDOWN);
    }
  }

  private void wake(int worker, Parker.Reason reason) {
    if (worker != Idle.NOBODY) {
      cores[worker].parker.unpark(reason);
    }
  }
}
