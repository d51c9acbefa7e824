package dev.contrail.internal.jfr;

import org.jspecify.annotations.Nullable;

/** Commits an event for each call. Created after the events are registered. */
final class JfrInstrumentation implements Instrumentation {

  @Override
  public void taskFailed(String scheduler, long taskId, @Nullable String name, Throwable thrown) {
    TaskFailedEvent.offer(scheduler, taskId, name, thrown);
  }

  @Override
  public void taskRejected(String scheduler, String reason) {
    TaskRejectedEvent.offer(scheduler, reason);
  }

  @Override
  public boolean isBlockingTaskWanted() {
    return BlockingTaskEvent.isWanted();
  }

  @Override
  public void runBlockingTask(
      String scheduler, long taskId, @Nullable String name, long queueWait, Runnable job) {
    BlockingTaskEvent.run(scheduler, taskId, name, queueWait, job);
  }

  @Override
  public @Nullable DumpRecording recordDump(String trigger, long dumpId) {
    return JfrDumpRecording.isWanted() ? new JfrDumpRecording(dumpId, trigger) : null;
  }
}
