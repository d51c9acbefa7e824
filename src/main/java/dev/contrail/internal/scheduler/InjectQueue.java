package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.TaskCell;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jctools.queues.varhandle.MpscUnboundedVarHandleArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * The queue of tasks from outside and of overflow from the local queues: unbounded; first in, first
 * out for each producer. JCTools has no unbounded queue for many consumers without Unsafe, so this
 * is a set of shards with one consumer each. A worker consumes from a shard while it holds the
 * shard's try-lock.
 */
final class InjectQueue {
  /**
   * Length of a chunk of a shard's linked arrays: long enough to be allocated rarely, short enough
   * to be allocated young.
   */
  private static final int CHUNK = 1024;

  /** Bounds the shards, since an idle worker looks at all of them. */
  private static final int MAX_SHARDS = 8;

  private static final class Shard {
    final MpscUnboundedVarHandleArrayQueue<TaskCell<?>> tasks =
        new MpscUnboundedVarHandleArrayQueue<>(CHUNK);
    final AtomicBoolean isTaken = new AtomicBoolean();
  }

  private final Shard[] shards;

  /**
   * An empty queue.
   *
   * @param workers number of consumers
   */
  InjectQueue(int workers) {
    shards = new Shard[shardsFor(workers)];
    for (int i = 0; i < shards.length; i++) {
      shards[i] = new Shard();
    }
  }

  /** Returns the number of shards for a number of workers: a power of two. */
  static int shardsFor(int workers) {
    return Math.min(MAX_SHARDS, Integer.highestOneBit(workers));
  }

  /** Appends a task. For any thread; never waits for another. */
  void push(TaskCell<?> task) {
    long thread = Thread.currentThread().getId() * 0x9E37_79B9_7F4A_7C15L;
    shards[(int) (thread >>> 32) & (shards.length - 1)].tasks.offer(task);
  }

  /** Returns the number of queued tasks. */
  int depth() {
    long depth = 0;
    for (Shard shard : shards) {
      depth += shard.tasks.size();
    }
    return (int) Math.min(Integer.MAX_VALUE, depth);
  }

  boolean isEmpty() {
    for (Shard shard : shards) {
      if (!shard.tasks.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Takes tasks for a worker: the first to run now, the others for its local queue.
   *
   * @param count bound of the number of tasks; the local queue has room for all but one of them
   * @param start index of the shard to look at first
   * @return a task, or null if none could be had at once
   */
  @Nullable TaskCell<?> popInto(LocalQueue target, int count, int start) {
    TaskCell<?> first = null;
    int left = count;
    for (int i = 0; i < shards.length && left > 0; i++) {
      Shard shard = shards[(start + i) & (shards.length - 1)];
      if (shard.tasks.isEmpty() || !shard.isTaken.compareAndSet(false, true)) {
        continue;
      }
      try {
        TaskCell<?> task;
        // Relaxed: does not wait for a producer that was stopped half-way; it notifies when it is
        // done.
        while (left > 0 && (task = shard.tasks.relaxedPoll()) != null) {
          left--;
          if (first == null) {
            first = task;
          } else if (!target.push(task)) {
            throw new AssertionError("no room for what was asked for: " + target);
          }
        }
      } finally {
        shard.isTaken.set(false);
      }
    }
    return first;
  }
}
