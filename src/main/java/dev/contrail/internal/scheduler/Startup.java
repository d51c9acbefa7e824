package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.Schedule;

/** Starts the threads of a scheduler's workers: all of them, or none is left. Used once. */
final class Startup {
  private final Schedule scheduler;
  private final Shared shared;
  private final TaskPlacer placer;
  private final WorkerThreads threads;

  Startup(Schedule scheduler, Shared shared, TaskPlacer placer, WorkerThreads threads) {
    this.scheduler = scheduler;
    this.shared = shared;
    this.placer = placer;
    this.threads = threads;
  }

  void run() {
    int started = 0;
    try {
      for (; started < shared.workerCount; started++) {
        Worker worker = new Worker(shared, placer, shared.cores[started]);
        threads.execute(new WorkerContext(scheduler, shared, threads, new Handoff(worker)));
      }
    } finally {
      if (started < shared.workerCount) { // the machine has no more threads: leave none behind
        shared.shutdown.endWorkers();
        for (int i = started; i < shared.workerCount; i++) {
          shared.shutdown.workerEnded();
        }
      }
    }
  }
}
