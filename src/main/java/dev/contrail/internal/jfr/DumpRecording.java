package dev.contrail.internal.jfr;

import dev.contrail.dump.TaskDump;
import dev.contrail.dump.TaskTrace;
import dev.contrail.dump.WorkerTrace;

/**
 * Receives one dump, piece by piece, and commits it to the recordings. Thread-safe; never throws.
 */
public interface DumpRecording {

  /**
   * Commits a place where a task waits. Called from inside the call in which the leaf names itself,
   * since an event has the stack of the thread that commits it.
   *
   * @param leaf number of the leaf within the task, from 1
   */
  void leaf(TaskTrace task, int leaf, String waitingOn);

  /**
   * Commits a task except for its leaves.
   *
   * @param leaves number of leaves committed before
   */
  void task(TaskTrace task, int leaves);

  /** Commits a worker. */
  void worker(WorkerTrace worker);

  /**
   * Commits the part of the dump that is known so far, for a caller that stops waiting. Called at
   * most once, before {@link #dump}.
   *
   * @param told the dump, whose tasks may be missing
   * @param traced number of its tasks
   */
  void soFar(TaskDump told, boolean hasStacks, int traced);

  /**
   * Commits the complete dump.
   *
   * @param told the dump, whose tasks may be missing
   * @param traced number of its tasks
   */
  void dump(TaskDump told, boolean hasStacks, int traced);
}
