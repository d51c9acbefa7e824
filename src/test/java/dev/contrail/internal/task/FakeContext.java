package dev.contrail.internal.task;

/** A context that polls the tasks that a test gives it. */
final class FakeContext extends ThreadContext {
  FakeContext(Schedule scheduler) {
    super(scheduler);
  }

  /** Polls a task on the calling thread. */
  void poll(TaskCell<?> task) {
    enter();
    try {
      task.run(this);
    } finally {
      exit();
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
