package dev.contrail.internal.jfr;

import org.jspecify.annotations.Nullable;

/**
 * The sink of events as they happen in a scheduler. A scheduler holds one reference to it: {@link
 * #NONE} until {@link FlightRecording} passes it the one that commits events. Callable from any
 * thread; throws only exceptions of jobs.
 */
public interface Instrumentation {

  /** Drops every event. */
  Instrumentation NONE =
      new Instrumentation() {
        @Override
        public void taskFailed(
            String scheduler, long taskId, @Nullable String name, Throwable thrown) {}

        @Override
        public void taskRejected(String scheduler, String reason) {}

        @Override
        public boolean isBlockingTaskWanted() {
          return false;
        }

        @Override
        public void runBlockingTask(
            String scheduler, long taskId, @Nullable String name, long queueWait, Runnable job) {
          job.run();
        }

        @Override
        public void taskSpawned(String scheduler, EventTask task, long parentTaskId) {}

        @Override
        public void taskEnded(String scheduler, EventTask task, String outcome, int polls) {}

        @Override
        public void taskWoken(String scheduler, EventTask task, long wakerTaskId) {}

        @Override
        public void forcedYield(String scheduler, EventTask task) {}

        @Override
        public void workerStole(String scheduler, int worker, int victim, int tasks) {}

        @Override
        public @Nullable Park startPark(String scheduler, int worker) {
          return null;
        }

        @Override
        public @Nullable DumpRecording recordDump(String trigger, long dumpId) {
          return null;
        }
      };

  /** A park that is being recorded. Used by the worker's thread only. */
  interface Park {
    /**
     * Records the end of the park.
     *
     * @param reason work or shutdown
     */
    void end(String reason);
  }

  /** A task ended by an exception of its own. */
  void taskFailed(String scheduler, long taskId, @Nullable String name, Throwable thrown);

  /** A task was refused; called on the thread that offered it. */
  void taskRejected(String scheduler, String reason);

  /**
   * A task was accepted; called on the thread that spawned it.
   *
   * @param parentTaskId id of the task that this thread runs; 0 for none
   */
  void taskSpawned(String scheduler, EventTask task, long parentTaskId);

  /**
   * A task ended.
   *
   * @param outcome completed, failed, cancelled or withdrawn
   * @param polls number of its polls
   */
  void taskEnded(String scheduler, EventTask task, String outcome, int polls);

  /**
   * A task was woken, and is about to be queued; called on the thread that woke it.
   *
   * @param wakerTaskId id of the task that this thread runs; 0 for none
   */
  void taskWoken(String scheduler, EventTask task, long wakerTaskId);

  /** A poll has spent its budget; called on the thread that polls. */
  void forcedYield(String scheduler, EventTask task);

  /** A worker took tasks from another; called on its thread. */
  void workerStole(String scheduler, int worker, int victim, int tasks);

  /** Starts the record of a park by the calling thread; null if no recording wants it. */
  @Nullable Park startPark(String scheduler, int worker);

  /** Returns whether blocking jobs are to be run by {@link #runBlockingTask}. */
  boolean isBlockingTaskWanted();

  /**
   * Runs a blocking job on the calling thread.
   *
   * @param queueWait time it waited for the thread, in nanoseconds
   */
  void runBlockingTask(
      String scheduler, long taskId, @Nullable String name, long queueWait, Runnable job);

  /**
   * Begins the recording of a dump.
   *
   * @param trigger the origin of the dump: see {@code contrail.TaskDump}
   * @return the sink of the dump, or null if no recording wants it
   */
  @Nullable DumpRecording recordDump(String trigger, long dumpId);
}
