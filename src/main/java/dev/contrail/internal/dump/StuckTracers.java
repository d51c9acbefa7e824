package dev.contrail.internal.dump;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The threads that polled a task for its leaves and did not come back in time: what a task waits
 * for in such a poll may never come, and then a shutdown now has to interrupt it, as it does on a
 * worker. Thread-safe.
 */
final class StuckTracers {
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  /** From now on everyone who is stuck is interrupted at once. */
  private volatile boolean isStopped;

  /** A tracer is given up; it is the task's own now. */
  void add(Thread tracer) {
    threads.add(tracer);
    if (isStopped) { // read after the thread is in: either stop() sees it, or this
      tracer.interrupt();
    }
  }

  /** It has come back. */
  void remove(Thread tracer) {
    threads.remove(tracer);
  }

  /** A shutdown now: all tasks are cancelled, those in such a poll have yet to learn of it. */
  void stop() {
    isStopped = true;
    threads.forEach(Thread::interrupt);
  }
}
