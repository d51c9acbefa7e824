package dev.contrail.bench.peer;

import java.util.concurrent.Executor;

/** Family of the workloads that run somebody else's jobs, which may block for a moment. */
public interface Serving {

  /** What a library is given to run its jobs on. */
  Executor executor();
}
