package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.Schedule;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The workers beyond the fixed number that step in while others are stuck. A worker is stuck if its
 * poll goes on for some 10 to 20 ms with work queued and no worker parked. One spare steps in for
 * each stuck worker, up to a limit, with a core of its own; it takes the tasks that it can reach,
 * and ends when it finds none.
 */
/*
 * The core of a stuck worker cannot be taken from it: its poll may push to the local queue at any
 * moment, as the only thread that may. So a spare steals from it, its LIFO slot included, as any
 * worker does.
 */
final class SpareWorkers {
  private static final long TICK_NANOS = 10_000_000;

  private final Schedule scheduler;
  private final Shared shared;
  private final TaskPlacer placer;
  private final WorkerThreads threads;
  private final Core[] spares;
  private final AtomicBoolean[] isActive;
  private final long[] sequences;
  private volatile boolean isStopped;
  private volatile @Nullable Thread watch;

  /** No spare at work. If the scheduler has no spare cores, no thread watches. */
  SpareWorkers(Schedule scheduler, Shared shared, TaskPlacer placer, WorkerThreads threads) {
    this.scheduler = scheduler;
    this.shared = shared;
    this.placer = placer;
    this.threads = threads;
    this.spares = Arrays.copyOfRange(shared.cores, shared.workerCount, shared.cores.length);
    this.isActive = new AtomicBoolean[spares.length];
    for (int i = 0; i < spares.length; i++) {
      isActive[i] = new AtomicBoolean();
    }
    this.sequences = new long[shared.workerCount];
  }

  void start(String threadName) {
    if (spares.length > 0) {
      Thread thread = new Thread(this::watch, threadName);
      thread.setDaemon(true);
      watch = thread;
      thread.start();
    }
  }

  void stop() {
    isStopped = true;
    LockSupport.unpark(watch);
  }

  private void watch() {
    while (!isStopped) {
      LockSupport.parkNanos(this, TICK_NANOS);
      int stuck = stuckWorkers();
      if (stuck > activeCount()
          && shared.idle.unparkedCount() == sequences.length
          && hasQueuedWork()) {
        stepIn();
      }
    }
  }

  private int stuckWorkers() {
    int stuck = 0;
    for (int i = 0; i < sequences.length; i++) {
      long sequence = shared.cores[i].stats.pollSequence();
      if ((sequence & 1) == 1 && sequence == sequences[i]) {
        stuck++;
      }
      sequences[i] = sequence;
    }
    return stuck;
  }

  /** Returns whether a task is queued anywhere; may be outdated at once. */
  private boolean hasQueuedWork() {
    boolean isQueued = !shared.inject.isEmpty();
    for (Core core : shared.cores) {
      isQueued |= core.depth() > 0;
    }
    return isQueued;
  }

  /** Returns the number of spares at work. */
  int activeCount() {
    int active = 0;
    for (AtomicBoolean one : isActive) {
      active += one.get() ? 1 : 0;
    }
    return active;
  }

  /** Returns the number of polls that spares have begun. */
  long pollCount() {
    long polls = 0;
    for (Core spare : spares) {
      polls += (spare.stats.pollSequence() + 1) / 2;
    }
    return polls;
  }

  private void retire(AtomicBoolean active) {
    active.set(false);
    shared.shutdown.cameToRest();
  }

  private void stepIn() {
    for (int i = 0; i < spares.length; i++) {
      if (isActive[i].compareAndSet(false, true)) {
        AtomicBoolean active = isActive[i];
        Worker spare = new Worker(shared, placer, spares[i], () -> retire(active));
        try {
          threads.execute(new WorkerContext(scheduler, shared, threads, new Handoff(spare)));
        } catch (Throwable noThread) { // no thread can be had now; the next tick tries again
          retire(active); // a worker may have come to rest meanwhile and left the look to this one
        }
        return;
      }
    }
  }
}
