package dev.contrail.bench.workload;

import dev.contrail.bench.peer.Forking;

/** Divide and conquer with nothing to conquer: a tree of forks and joins. */
record Recursion(Forking scheduler, int depth) implements Workload {

  @Override
  public long iterate() throws Exception {
    return scheduler.countLeaves(depth);
  }

  @Override
  public long expected() {
    return 1L << depth;
  }
}
