package dev.contrail.bench.peer;

import java.util.concurrent.Executor;

/** Family of the workloads that run the jobs of a library, which may block for a moment. */
public interface Serving {

  /** Returns the executor for the jobs of a library. */
  Executor executor();
}
