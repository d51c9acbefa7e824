package dev.contrail.internal.task;

import java.util.concurrent.locks.LockSupport;

/** A thread blocked in a handle's get or join. */
final class ThreadJoiner extends Joiner {
  /** The timeout that waits without a limit. */
  static final long FOR_EVER = Long.MAX_VALUE;

  private final Thread thread = Thread.currentThread();

  @Override
  void completed() {
    LockSupport.unpark(thread);
  }

  /** Waits until a handle is complete; returns false if the time ran out. */
  static boolean await(JoinerList task, long nanos) throws InterruptedException {
    if (nanos <= 0) {
      return task.isComplete();
    }
    ThreadContext.startBlockingHere();
    try {
      return park(task, nanos);
    } finally {
      ThreadContext.endBlockingHere();
    }
  }

  private static boolean park(JoinerList task, long nanos) throws InterruptedException {
    long start = System.nanoTime();
    var joiner = new ThreadJoiner();
    task.addJoiner(joiner);
    try {
      while (!task.isComplete()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (nanos == FOR_EVER) {
          LockSupport.park(task);
          continue;
        }
        long left = nanos - (System.nanoTime() - start);
        if (left <= 0) {
          return false;
        }
        LockSupport.parkNanos(task, left);
      }
      return true;
    } finally {
      task.removeJoiner(joiner);
    }
  }

  static void awaitUninterruptibly(JoinerList task) {
    boolean isInterrupted = false;
    while (!task.isComplete()) {
      try {
        await(task, FOR_EVER);
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
