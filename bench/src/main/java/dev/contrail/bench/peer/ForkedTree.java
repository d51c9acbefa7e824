package dev.contrail.bench.peer;

import java.util.concurrent.RecursiveTask;

/** A node of a tree, by the book. */
final class ForkedTree extends RecursiveTask<Long> {
  private static final long serialVersionUID = 1;

  private final int depth;

  ForkedTree(int depth) {
    this.depth = depth;
  }

  @Override
  protected Long compute() {
    if (depth == 0) {
      return 1L;
    }
    var left = new ForkedTree(depth - 1);
    left.fork();
    long right = new ForkedTree(depth - 1).compute();
    return left.join() + right;
  }
}
