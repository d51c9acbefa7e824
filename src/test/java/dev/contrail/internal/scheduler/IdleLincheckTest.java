package dev.contrail.internal.scheduler;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Two workers that find work, search, lie down and are woken as {@link Worker} does, and an outside
 * thread that pushes, in the interleavings that Lincheck's model checker tries: work is never left
 * with every worker asleep, and the counts agree with the stack of sleepers.
 */
public class IdleLincheckTest {
  private static final int WORKERS = 2;

  private final Idle idle = new Idle(WORKERS);
  private final AtomicInteger queued = new AtomicInteger();
  private final AtomicIntegerArray notified = new AtomicIntegerArray(WORKERS);
  private final boolean[] isAsleep = new boolean[WORKERS];
  private final boolean[] isSearching = new boolean[WORKERS];

  @Operation
  public void push() {
    queued.incrementAndGet();
    notifyParked();
  }

  @Operation(nonParallelGroup = "worker 0")
  public void worker0() {
    turn(0);
  }

  @Operation(nonParallelGroup = "worker 1")
  public void worker1() {
    turn(1);
  }

  /** One round of the worker's loop; asleep and not notified, nothing. */
  private void turn(int worker) {
    if (isAsleep[worker]) {
      if (notified.get(worker) == 0) {
        return;
      }
      notified.decrementAndGet(worker);
      isAsleep[worker] = false;
      isSearching[worker] = true;
    }
    if (runOne(worker)) {
      return;
    }
    if (!isSearching[worker]) {
      isSearching[worker] = idle.transitionToSearching();
    }
    if (isSearching[worker] && runOne(worker)) {
      return;
    }
    boolean looksAgain = idle.transitionToParked(worker, isSearching[worker]);
    isSearching[worker] = false;
    isAsleep[worker] = true;
    if (looksAgain && queued.get() > 0) {
      notifyParked();
    }
  }

  private boolean runOne(int worker) {
    for (int seen = queued.get(); seen > 0; seen = queued.get()) {
      if (queued.compareAndSet(seen, seen - 1)) {
        if (isSearching[worker]) {
          isSearching[worker] = false;
          if (idle.transitionFromSearching()) {
            notifyParked();
          }
        }
        return true;
      }
    }
    return false;
  }

  private void notifyParked() {
    int worker = idle.workerToNotify();
    if (worker != Idle.NONE) {
      notified.incrementAndGet(worker);
    }
  }

  @Validate
  public void workIsNeverLeftWithAllAsleep() {
    if (!idle.isConsistent()) {
      throw new IllegalStateException("counts and stack disagree: " + idle);
    }
    boolean isSomeoneUp = false;
    for (int worker = 0; worker < WORKERS; worker++) {
      if (notified.get(worker) > 1) {
        throw new IllegalStateException("worker " + worker + " was woken twice from one sleep");
      }
      isSomeoneUp |= !isAsleep[worker] || notified.get(worker) == 1;
    }
    if (queued.get() > 0 && !isSomeoneUp) {
      throw new IllegalStateException(queued.get() + " queued, and every worker asleep: " + idle);
    }
  }

  @Test
  void workIsNeverLeftWithAllAsleep_inEveryInterleavingTried() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(2)
        .actorsPerThread(3)
        .actorsAfter(0)
        .iterations(Integer.getInteger("contrail.lincheck.iterations", 15))
        .invocationsPerIteration(600)
        .check(IdleLincheckTest.class);
  }
}
