package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.Poller;

/** A tracer's place at a scheduler, while tasks run their code there. For its own thread. */
final class TracerSeat extends Poller {
  private long taskId;

  TracerSeat(MultiThread scheduler) {
    super(scheduler);
  }

  void enter() {
    enterThread();
  }

  void leave() {
    leaveThread();
  }

  /** A task is about to be polled; 0 for none. */
  void polls(long id) {
    taskId = id;
  }

  @Override
  public long taskId() {
    return taskId;
  }

  @Override
  public boolean holdsWorker() {
    return false;
  }

  @Override
  public void startBlocking() {}

  @Override
  public void endBlocking() {}
}
