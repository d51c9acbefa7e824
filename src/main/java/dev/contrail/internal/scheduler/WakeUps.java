package dev.contrail.internal.scheduler;

/**
 * The only way to unpark workers: threads that pushed work, or want workers to end, call it, so
 * that {@link Idle} always knows. Thread-safe.
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

  /** Notifies a parked worker of pushed work, unless a worker searches already. */
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
   * Notifies a parked worker if any queue or LIFO slot holds a task. Called by the last searcher
   * once it has found work, since threads that pushed meanwhile notified no other worker.
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

  /** Unparks every parked worker, to end. */
  void wakeAll() {
    int sleeper;
    while ((sleeper = idle.popSleeper()) != Idle.NONE) {
      wake(sleeper, Parker.Reason.SHUTDOWN);
    }
  }

  private void wake(int worker, Parker.Reason reason) {
    if (worker != Idle.NONE) {
      cores[worker].parker.unpark(reason);
    }
  }
}
