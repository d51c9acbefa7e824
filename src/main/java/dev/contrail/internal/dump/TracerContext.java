package dev.contrail.internal.dump;

import dev.contrail.internal.task.Schedule;
import dev.contrail.internal.task.ThreadContext;

/** The context of a tracer, while tasks run their code there. Used by its own thread only. */
final class TracerContext extends ThreadContext {
  private long taskId;

  TracerContext(Schedule scheduler) {
    super(scheduler);
  }

  void begin() {
    enter();
  }

  void end() {
    exit();
  }

  /** Sets the task that is about to be polled; 0 for none. */
  void setTask(long id) {
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
