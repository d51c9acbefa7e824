package dev.contrail.internal.jfr;

import dev.contrail.dump.TaskDump;
import dev.contrail.dump.TaskTrace;
import dev.contrail.dump.WorkerTrace;

/** One dump on its way into the recordings, piece by piece. Thread-safe; never throws. */
public interface DumpRecording {

  /**
   * A task waits here: called from inside the call in which its leaf says so, since an event has
   * the stack of the thread that commits it.
   *
   * @param leaf which of the task's leaves, from 1
   */
  void leaf(TaskTrace task, int leaf, String waitingOn);

  /**
   * All of a task but the leaves that were told before.
   *
   * @param leaves how many these are
   */
  void task(TaskTrace task, int leaves);

  /** A worker. */
  void worker(WorkerTrace worker);

  /**
   * Somebody stops waiting: the dump as far as it has got, once and before {@link #dump}.
   *
   * @param told whose tasks may be missing
   * @param traced how many there are
   */
  void soFar(TaskDump told, boolean hasStacks, int traced);

  /**
   * The dump at its end.
   *
   * @param told whose tasks may be missing
   * @param traced how many there are
   */
  void dump(TaskDump told, boolean hasStacks, int traced);
}
