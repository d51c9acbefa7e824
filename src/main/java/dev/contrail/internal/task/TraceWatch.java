package dev.contrail.internal.task;

import dev.contrail.dump.TaskTrace;

/** Sees to it that a task whose poll does not end does not hold up a dump. */
public interface TraceWatch {

  /**
   * The calling thread is about to poll a task for its leaves.
   *
   * @param known what is known without
   * @return false if it is not to
   */
  boolean begin(TaskTrace known);

  /** Whether the poll has not taken so long yet that the task was told of without its leaves. */
  boolean isCurrent();

  /**
   * The poll has ended.
   *
   * @return false if it took so long that the task was told of without its leaves
   */
  boolean end();
}
