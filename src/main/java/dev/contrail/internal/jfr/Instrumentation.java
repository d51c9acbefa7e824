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
        public @Nullable DumpRecording recordDump(String trigger, long dumpId) {
          return null;
        }
      };

  /** A task ended by an exception of its own. */
  void taskFailed(String scheduler, long taskId, @Nullable String name, Throwable thrown);

  /** A task was refused; called on the thread that offered it. */
  void taskRejected(String scheduler, String reason);

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
