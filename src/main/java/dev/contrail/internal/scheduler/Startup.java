package dev.contrail.internal.scheduler;

/** How the threads of a scheduler begin: all, or none is left. Once. */
final class Startup {
  private final MultiThread scheduler;

  Startup(MultiThread scheduler) {
    this.scheduler = scheduler;
  }

  void run() {
    startWorkers();
    boolean isStarted = false;
    try {
      scheduler.spares.start(scheduler.name() + "-watch");
      scheduler.observers.start(scheduler);
      isStarted = true;
    } finally {
      if (!isStarted) { // nobody would have it to stop it
        scheduler.shutdown();
      }
    }
  }

  private void startWorkers() {
    int started = 0;
    try {
      for (; started < scheduler.workerCount(); started++) {
        Worker worker = new Worker(scheduler, scheduler.core(started));
        scheduler.threads.execute(new Seat(scheduler, new Handoff(worker)));
      }
    } finally {
      if (started < scheduler.workerCount()) { // the machine has no more threads: leave none behind
        scheduler.shutdown.endWorkers();
        for (int i = started; i < scheduler.workerCount(); i++) {
          scheduler.shutdown.workerEnded();
        }
      }
    }
  }
}
