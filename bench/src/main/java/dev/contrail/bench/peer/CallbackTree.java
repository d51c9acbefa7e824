package dev.contrail.bench.peer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A node of a tree for peers whose tasks cannot wait: whichever half ends last goes on with the
 * parent. The number is how many halves have ended, and in the higher bits their leaves.
 */
final class CallbackTree extends AtomicLong implements Work {
  private static final long serialVersionUID = 1;
  private static final int ENDED_BITS = 2;

  private final transient Spawner spawner;
  private final int depth;
  private final transient @Nullable CallbackTree parent;
  private final transient @Nullable CompletableFuture<Long> root;

  CallbackTree(Spawner spawner, int depth, CompletableFuture<Long> root) {
    this(spawner, depth, null, root);
  }

  private CallbackTree(
      Spawner spawner,
      int depth,
      @Nullable CallbackTree parent,
      @Nullable CompletableFuture<Long> root) {
    this.spawner = spawner;
    this.depth = depth;
    this.parent = parent;
    this.root = root;
  }

  @Override
  public void run() {
    if (depth == 0) {
      finish(1);
    } else {
      spawner.spawn(new CallbackTree(spawner, depth - 1, this, null));
      new CallbackTree(spawner, depth - 1, this, null).run();
    }
  }

  private void finish(long leaves) {
    if (parent != null) {
      parent.halfEnded(leaves);
    } else if (root != null) {
      root.complete(leaves);
    }
  }

  private void halfEnded(long leaves) {
    long all = addAndGet((leaves << ENDED_BITS) + 1);
    if ((all & 3) == 2) {
      finish(all >>> ENDED_BITS);
    }
  }
}
