package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.Schedule;
import dev.contrail.internal.task.ThreadContext;
import dev.contrail.internal.task.Uncaught;
import org.jspecify.annotations.Nullable;

/**
 * The context of a thread that runs a worker: until the scheduler stops, or until a task that
 * blocks here lets the worker go on in another thread. Used by its own thread only.
 */
final class WorkerContext extends ThreadContext implements Runnable {
  private final Shared shared;
  private final WorkerThreads threads;
  private final Handoff offer;

  /** The worker that this thread runs; null while, and after, a task blocks here. */
  private @Nullable Worker worker;

  /** The offer of the worker to other threads while the task blocks. */
  private @Nullable Handoff handoff;

  /** Id of the task that blocks. */
  private long blockedTask;

  private int blockingDepth;

  WorkerContext(Schedule scheduler, Shared shared, WorkerThreads threads, Handoff offer) {
    super(scheduler);
    this.shared = shared;
    this.threads = threads;
    this.offer = offer;
  }

  /** Returns the core that the calling thread runs for a scheduler; null if it runs none of it. */
  static @Nullable Core currentCore(Schedule scheduler) {
    if (ThreadContext.current() instanceof WorkerContext here && here.scheduler() == scheduler) {
      Worker running = here.worker;
      return running != null ? running.core() : null;
    }
    return null;
  }

  @Override
  public void run() {
    if (!offer.take()) {
      return; // the task blocked so briefly that its thread has its worker back
    }
    Worker taken = offer.worker();
    worker = taken;
    enter();
    try {
      if (taken.run(this)) {
        shared.shutdown.workerEnded();
      }
    } finally {
      exit();
      if (worker == null) { // it is elsewhere since a task here blocked
        threads.endBlocking();
        shared.shutdown.cameToRest();
      }
    }
  }

  @Override
  public long taskId() {
    Worker here = worker;
    return here != null ? here.core().stats.runningTask() : blockedTask;
  }

  @Override
  public long pollSequence() {
    Worker here = worker;
    return here != null ? here.core().stats.pollSequence() : -blockedTask;
  }

  @Override
  public long lastClock() {
    Worker here = worker;
    return here != null ? here.core().stats.lastClock() : System.nanoTime();
  }

  @Override
  public boolean holdsWorker() {
    return worker != null;
  }

  @Override
  public void startBlocking() {
    Worker leaving = worker;
    if (blockingDepth++ > 0 || leaving == null) {
      return;
    }
    blockedTask = leaving.core().stats.runningTask();
    Handoff offered = new Handoff(leaving); // before anything changes: there may be no memory
    threads.startBlocking();
    leaving.releaseCore();
    worker = null;
    handoff = offered;
    try {
      threads.execute(new WorkerContext(scheduler(), shared, threads, handoff));
    } catch (Throwable noThread) { // none can be had: then this worker waits with its task
      Uncaught.tell(noThread);
      takeBack();
      // The tasks that only this thread would have polled next are queued now.
      shared.wakeUps.notifyParked();
    }
  }

  @Override
  public void endBlocking() {
    if (--blockingDepth == 0) {
      takeBack();
    }
  }

  private void takeBack() {
    Handoff offered = handoff;
    handoff = null;
    if (offered != null && offered.take()) {
      worker = offered.worker();
      offered.worker().reclaimCore(blockedTask);
      threads.endBlocking();
    }
  }
}
