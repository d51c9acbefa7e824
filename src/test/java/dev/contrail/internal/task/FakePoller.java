package dev.contrail.internal.task;

/** A thread's poller that polls what a test gives it. */
final class FakePoller extends Poller {
  FakePoller(Schedule scheduler) {
    super(scheduler);
  }

  /** Polls a task on the calling thread. */
  void poll(TaskCell<?> task) {
    enterThread();
    try {
      task.run(this);
    } finally {
      leaveThread();
    }
  }

  @Override
  public long taskId() {
    return 0;
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
