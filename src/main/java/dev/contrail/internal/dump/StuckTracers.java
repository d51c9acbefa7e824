package dev.contrail.internal.dump;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The threads that polled a task for its leaves and did not come back in time. Such a poll may wait
 * for something that never comes, so {@code shutdownNow} interrupts it, as it does on a worker.
 * Thread-safe.
 */
final class StuckTracers {
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  /** Whether every stuck thread is interrupted at once from now on. */
  private volatile boolean isStopped;

  /** Adds a tracer that was given up; its thread now belongs to the task. */
  void add(Thread tracer) {
    threads.add(tracer);
    if (isStopped) { // read after the thread is added, so either stop() sees the thread, or this
      // sees stop()
      tracer.interrupt();
    }
  }

  /** Removes a tracer that has come back. */
  void remove(Thread tracer) {
    threads.remove(tracer);
  }

  /**
   * Interrupts all stuck tracers, now and later: {@code shutdownNow} has cancelled their tasks,
   * which have yet to notice.
   */
  void stop() {
    isStopped = true;
    threads.forEach(Thread::interrupt);
  }
}
