package dev.contrail.internal.jfr;

import org.jspecify.annotations.Nullable;

/**
 * What the scheduler tells Flight Recorder as it happens. A scheduler holds one reference to it,
 * {@link #NONE} until {@link FlightRecording} hands over the one that commits events. Any thread
 * may call it, and it never throws but what a job does.
 */
public interface Instrumentation {

  /** Tells nobody. */
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

  /** Whether blocking jobs are to be run by {@link #runBlockingTask}. */
  boolean isBlockingTaskWanted();

  /**
   * Runs a blocking job on the calling thread.
   *
   * @param queueWait how long it waited for the thread, in nanoseconds
   */
  void runBlockingTask(
      String scheduler, long taskId, @Nullable String name, long queueWait, Runnable job);

  /**
   * A dump begins.
   *
   * @param trigger who asked: see {@code contrail.TaskDump}
   * @return where it goes, or null if no recording wants it
   */
  @Nullable DumpRecording recordDump(String trigger, long dumpId);
}
