package dev.contrail.bench.peer;

/** A node of a tree whose left half is counted by a thread of its own. */
final class ThreadTree implements Runnable {
  private final int depth;
  private long leaves;

  ThreadTree(int depth) {
    this.depth = depth;
  }

  @Override
  public void run() {
    leaves = count();
  }

  long count() {
    if (depth == 0) {
      return 1;
    }
    var left = new ThreadTree(depth - 1);
    Thread thread = VirtualThreads.start(left);
    long right = new ThreadTree(depth - 1).count();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nothing interrupts this thread", e);
    }
    return left.leaves + right;
  }
}
