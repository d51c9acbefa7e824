package dev.contrail.internal.task;

import dev.contrail.dump.TaskTrace;

/** Keeps a task whose trace poll does not end from holding up a dump. */
public interface TraceWatch {

  /**
   * Starts a trace poll by the calling thread.
   *
   * @param known the task without its leaves
   * @return false if the poll is not to be made
   */
  boolean begin(TaskTrace known);

  /**
   * Returns whether the poll is still waited for; false once the task was reported without leaves.
   */
  boolean isCurrent();

  /**
   * Ends the trace poll.
   *
   * @return false if it took so long that the task was reported without leaves
   */
  boolean end();
}
