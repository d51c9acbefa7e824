package dev.contrail.internal.dump;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** How all workers meet for a dump, or are late. For the coordinator's thread, once. */
/*
 *  1. Every gate is opened: who comes between two polls waits there.
 *  2. A core that no thread runs, or whose thread sleeps, is answered for. Its thread writes that it
 *     is awake, or that it runs the core, and then reads the gate; the coordinator writes the gate
 *     and then reads whether it sleeps, or runs the core. So if it is answered for by mistake, it
 *     comes to the gate before its next poll, and waits.
 *  3. Who is not there at the bound is late, and will not wait. If the coordinator itself stood
 *     still over the bound, as in a garbage collection, the workers may have, too, and get another
 *     moment.
 */
final class DumpRendezvous {
  /** As short as a machine can wait without spinning on a CPU that a worker needs. */
  private static final long LOOK_NANOS = 20_000;

  private static final int SPINS = 100;

  /** Who finds the bound passed after such a pause may have stood still with the whole JVM. */
  private static final long STALL_NANOS = 1_000_000;

  /** What the workers then still get, once. */
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

  /** Returns once every worker is here or late. */
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

  /** How long the gates have been open. */
  long waitedNanos() {
    return System.nanoTime() - start;
  }

  boolean isLate(int worker) {
    return isLate[worker];
  }

  /** Whether every worker was between two polls. */
  boolean isExact() {
    for (boolean late : isLate) {
      if (late) {
        return false;
      }
    }
    return true;
  }

  /** Lets everybody go on; who is late, or was let go before, is left alone. Idempotent. */
  void release() {
    for (WorkerView worker : workers) {
      boolean mayWait = worker.gate().pass();
      if (mayWait && !worker.isParked()) { // else it reads the gate before it is there
        LockSupport.unpark(worker.thread());
      }
    }
  }

  /** Nobody has anything to trace any more. */
  void close() {
    for (WorkerView worker : workers) {
      worker.gate().close();
    }
  }
}
