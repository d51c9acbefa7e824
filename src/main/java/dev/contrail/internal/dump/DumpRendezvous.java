package dev.contrail.internal.dump;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Brings all workers to their gates, or declares them late. Used once, by the coordinator's thread.
 */
/*
 *  1. Every gate is opened: a worker that comes between two polls waits there.
 *  2. The coordinator answers for a core that no thread runs, or whose thread is parked. The thread
 *     of a core writes that it is awake, or that it runs the core, and then reads the gate; the
 *     coordinator writes the gate and then reads whether the thread is parked, or runs the core. So
 *     a worker that was answered for by mistake comes to the gate before its next poll, and waits.
 *  3. A worker that is not there at the bound is late, and will not wait. If the coordinator itself
 *     stood still over the bound, as in a garbage collection, the workers may have stood still,
 *     too, and get another moment.
 */
final class DumpRendezvous {
  /** Time between two looks at the gates: the shortest wait that leaves the CPU to a worker. */
  private static final long LOOK_NANOS = 20_000;

  private static final int SPINS = 100;

  /** A pause of the coordinator from this length on may have been one of the whole JVM. */
  private static final long STALL_NANOS = 1_000_000;

  /** Time that the workers get after such a pause, once. */
  private static final long GRACE_NANOS = 2_000_000;

  private final List<? extends WorkerView> workers;
  private final int epoch;
  private final boolean[] isLate;
  private long start;

  DumpRendezvous(List<? extends WorkerView> workers, int epoch) {
    this.workers = workers;
    this.epoch = epoch;
    this.isLate = new boolean[workers.size()];
  }

  /** Waits until every worker is here or late. */
  void meet(long boundNanos) {
    for (WorkerView worker : workers) {
      worker.gate().open(epoch);
    }
    start = System.nanoTime();
    long before = start;
    long end = start + boundNanos;
    boolean hasGrace = true;
    for (int looks = 0; !answerForParked(); looks++) {
      long now = System.nanoTime();
      if (now - end >= 0) {
        if (!hasGrace || now - before < STALL_NANOS) {
          giveUp();
          return;
        }
        hasGrace = false;
        end = now + Math.min(boundNanos, GRACE_NANOS);
      }
      before = now;
      if (looks < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(this, Math.min(LOOK_NANOS, boundNanos));
      }
    }
  }

  /** Answers for workers that cannot come; returns whether all are at their gates. */
  private boolean answerForParked() {
    boolean areHere = true;
    for (WorkerView worker : workers) {
      if (!worker.gate().isHere(epoch)) {
        if (worker.thread() == null || worker.isParked()) {
          worker.gate().answerFor(epoch);
        } else {
          areHere = false;
        }
      }
    }
    return areHere;
  }

  private void giveUp() {
    for (int i = 0; i < isLate.length; i++) {
      isLate[i] = workers.get(i).gate().giveUp(epoch);
    }
  }

  /** Returns the time since the gates were opened, in nanoseconds. */
  long waitedNanos() {
    return System.nanoTime() - start;
  }

  boolean isLate(int worker) {
    return isLate[worker];
  }

  /** Returns whether every worker was between two polls. */
  boolean isExact() {
    for (boolean late : isLate) {
      if (late) {
        return false;
      }
    }
    return true;
  }

  /**
   * Lets all waiting workers go on; a worker that is late, or was released before, is left alone.
   * Idempotent.
   */
  void release() {
    for (WorkerView worker : workers) {
      boolean mayWait = worker.gate().pass();
      if (mayWait && !worker.isParked()) { // a parked worker reads the gate before it gets there
        LockSupport.unpark(worker.thread());
      }
    }
  }

  /** Closes the gates: there is nothing left to trace. */
  void close() {
    for (WorkerView worker : workers) {
      worker.gate().close();
    }
  }
}
