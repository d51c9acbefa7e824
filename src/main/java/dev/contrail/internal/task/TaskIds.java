package dev.contrail.internal.task;

import java.util.concurrent.atomic.AtomicLong;

/** Draws task ids, unique in the JVM: one by one, or in blocks for a worker. Thread-safe. */
public final class TaskIds {
  private static final AtomicLong NEXT = new AtomicLong(1);

  private TaskIds() {}

  /** Draws one id, for a thread that has no block. */
  public static long next() {
    return NEXT.getAndIncrement();
  }

  /** A block of ids. Used by one thread at a time. */
  public static final class Block {
    private static final int SIZE = 1024;

    private long next;
    private long end;

    /** Draws an id. */
    public long next() {
      if (next == end) {
        next = NEXT.getAndAdd(SIZE);
        end = next + SIZE;
      }
      return next++;
    }
  }
}
