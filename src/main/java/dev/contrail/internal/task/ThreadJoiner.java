package dev.contrail.internal.task;

import java.util.concurrent.locks.LockSupport;

/** A thread blocked in a handle's get or join. */
final class ThreadJoiner extends Joiner {
  private final Thread thread = Thread.currentThread();
  private final JoinerList task;

  private ThreadJoiner(JoinerList task) {
    this.task = task;
  }

  @Override
  void completed() {
    LockSupport.unpark(thread);
  }

  private static ThreadJoiner register(JoinerList task) {
    if (Thread.currentThread() instanceof PollingThread worker) {
      worker.aboutToBlock();
    }
    var joiner = new ThreadJoiner(task);
    task.addJoiner(joiner);
    return joiner;
  }

  static void await(JoinerList task) throws InterruptedException {
    ThreadJoiner joiner = register(task);
    while (!task.isComplete()) {
      if (Thread.interrupted()) {
        task.removeJoiner(joiner);
        throw new InterruptedException();
      }
      LockSupport.park(joiner.task);
    }
  }

  /** Returns false if the time ran out. */
  static boolean await(JoinerList task, long nanos) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    ThreadJoiner joiner = register(task);
    while (!task.isComplete()) {
      long left = deadline - System.nanoTime();
      if (Thread.interrupted()) {
        task.removeJoiner(joiner);
        throw new InterruptedException();
      }
      if (left <= 0) {
        task.removeJoiner(joiner);
        return false;
      }
      LockSupport.parkNanos(joiner.task, left);
    }
    return true;
  }

  static void awaitUninterruptibly(JoinerList task) {
    ThreadJoiner joiner = register(task);
    boolean interrupted = false;
    while (!task.isComplete()) {
      LockSupport.park(joiner.task);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
