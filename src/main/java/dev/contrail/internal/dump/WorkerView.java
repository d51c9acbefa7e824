package dev.contrail.internal.dump;

import org.jspecify.annotations.Nullable;

/** One worker as a dump sees it. Callable from any thread. */
public interface WorkerView {

  /** Returns the gate that the worker reads before every poll. */
  DumpGate gate();

  /** Returns the thread that runs the worker; null before the first and after the last. */
  @Nullable Thread thread();

  /** Returns whether the thread is parked, or about to park. */
  boolean isParked();

  /** Returns the number of polls begun and ended: odd while one runs. */
  long pollSequence();

  /** Returns the id of the task in the running poll; 0 if none runs. */
  long runningTask();
}
