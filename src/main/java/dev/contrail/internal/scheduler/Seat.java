package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.Poller;
import dev.contrail.internal.task.Uncaught;
import org.jspecify.annotations.Nullable;

/**
 * A thread's place at a scheduler: it runs a worker until the scheduler stops, or until a task that
 * blocks in this thread has the worker go on in another. For its own thread.
 */
final class Seat extends Poller implements Runnable {
  private final MultiThread scheduler;
  private final Handoff offer;

  /** What this thread runs; null while, and after, its task blocks. */
  private @Nullable Worker worker;

  /** The offer of the worker to others while the task blocks, and the task's id. */
  private @Nullable Handoff handoff;

  private long blockedTask;
  private int blockingDepth;

  Seat(MultiThread scheduler, Handoff offer) {
    super(scheduler);
    this.scheduler = scheduler;
    this.offer = offer;
  }

  @Override
  public void run() {
    if (!offer.take()) {
      return; // the task blocked so briefly that its thread has its worker back
    }
    Worker taken = offer.worker();
    worker = taken;
    enterThread();
    try {
      if (taken.run(this)) {
        scheduler.shutdown.workerEnded();
      }
    } finally {
      leaveThread();
      if (worker == null) { // it is elsewhere since a task here blocked
        scheduler.blocked.decrementAndGet();
        scheduler.shutdown.cameToRest();
      }
    }
  }

  /** The worker that this thread runs, unless it is elsewhere while the task here blocks. */
  @Nullable Worker worker() {
    return worker;
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
    scheduler.blocked.incrementAndGet();
    leaving.leave();
    worker = null;
    handoff = offered;
    try {
      scheduler.threads.execute(new Seat(scheduler, handoff));
    } catch (Throwable noThread) { // none can be had: then this worker waits with its task
      Uncaught.tell(noThread);
      takeBack();
      // What only this thread would have polled next is queued now.
      scheduler.wakeUps.notifyParked();
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
      offered.worker().comeBack(blockedTask);
      scheduler.blocked.decrementAndGet();
    }
  }
}
