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
  public void taskSpawned(String scheduler, EventTask task, long parentTaskId) {
    TaskSpawnEvent.offer(scheduler, task, parentTaskId);
  }

  @Override
  public void taskEnded(String scheduler, EventTask task, String outcome, int polls) {
    TaskEndEvent.offer(scheduler, task, outcome, polls);
  }

  @Override
  public void taskWoken(String scheduler, EventTask task, long wakerTaskId) {
    TaskWakeEvent.offer(scheduler, task, wakerTaskId);
  }

  @Override
  public void forcedYield(String scheduler, EventTask task) {
    ForcedYieldEvent.offer(scheduler, task);
  }

  @Override
  public void workerStole(String scheduler, int worker, int victim, int tasks) {
    WorkerStealEvent.offer(scheduler, worker, victim, tasks);
  }

  @Override
  public Park startPark(String scheduler, int worker) {
    WorkerParkEvent event = WorkerParkEvent.begun();
    return reason -> event.offer(scheduler, worker, reason);
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
