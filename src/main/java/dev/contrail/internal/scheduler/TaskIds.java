package dev.contrail.internal.scheduler;

import java.util.concurrent.atomic.AtomicLong;

/** Draws task ids, unique in the JVM: one by one, or in blocks for a worker. Thread-safe. */
final class TaskIds {
  private static final AtomicLong NEXT = new AtomicLong(1);

  private TaskIds() {}

  /** Draws one id, for a thread that has no block. */
  static long next() {
    return NEXT.getAndIncrement();
  }

  /** A block of ids. Used by one thread at a time. */
  static final class Block {
    private static final int SIZE = 1024;

    private long next;
    private long end;

    long next() {
      if (next == end) {
        next = NEXT.getAndAdd(SIZE);
        end = next + SIZE;
      }
      return next++;
    }
  }
}
