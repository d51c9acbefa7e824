package dev.contrail.sync;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.Waker;

/**
 * A synchronization point that a fixed number of tasks pass together; each waits until all of them
 * have arrived. It can be passed repeatedly.
 *
 * <p>Thread-safety: any thread may call any method.
 *
 * <p>Tokio: {@code tokio::sync::Barrier}, except that a cancelled task withdraws its arrival; in
 * Tokio it counts as arrived.
 */
public final class Barrier {
  private final int parties;
  private final WaitList<Arrival> waiters = new WaitList<>();

  /** Number of times the barrier was passed. Written under the list's lock; read by any thread. */
  private volatile long generation;

  /** Number of tasks that have arrived and wait. Guarded by the list's lock. */
  private int arrived;

  /**
   * Makes a barrier without arrivals.
   *
   * @param parties the number of tasks that pass together; positive
   * @throws IllegalArgumentException if the number is not positive; Tokio treats 0 as 1
   */
  public Barrier(int parties) {
    if (parties <= 0) {
      throw new IllegalArgumentException("parties must be positive: " + parties);
    }
    this.parties = parties;
  }

  /**
   * Makes a task that arrives in its first poll and is ready once all tasks have arrived. If it is
   * cancelled before that, its arrival does not count. Tokio's {@code wait}.
   *
   * @return a task that is ready with true if it arrived last (Tokio's leader), with false
   *     otherwise
   */
  public Task<Boolean> await() {
    return new Arrival();
  }

  /** Returns the number of tasks that have arrived and wait. */
  int waiters() {
    synchronized (waiters) {
      return arrived;
    }
  }

  @Override
  public String toString() {
    return "Barrier[" + waiters() + " of " + parties + "]";
  }

  private final class Arrival extends Waiter implements Task<Boolean>, Leaf {
    private static final long NOT_ARRIVED = -1;

    /** The generation in which this leaf arrived; it waits for the next one. */
    private long arrivedIn = NOT_ARRIVED;

    private boolean isLast;

    @Override
    public Poll<Boolean> poll(Context cx) {
      if (arrivedIn == NOT_ARRIVED) {
        if (!arrive(cx.waker())) {
          return cx.pending(this);
        }
      } else if (arrivedIn == generation && waker != cx.waker()) {
        move(cx.waker());
      }
      if (arrivedIn != generation && cx.proceed()) {
        return Poll.ready(isLast);
      }
      return cx.pending(this);
    }

    /** Arrives; returns whether all tasks have arrived now. */
    private boolean arrive(Waker target) {
      WaitList<Arrival> all;
      synchronized (waiters) {
        arrivedIn = generation;
        if (arrived + 1 < parties) {
          arrived++;
          waiters.addLast(this, target);
          return false;
        }
        isLast = true;
        arrived = 0;
        generation = arrivedIn + 1;
        all = waiters.detachAll();
      }
      waiters.wakeAll(all);
      return true;
    }

    /** Replaces the waker, if another task polls this leaf than before. */
    private void move(Waker target) {
      synchronized (waiters) {
        if (isLinked()) {
          waker = target;
        }
      }
    }

    @Override
    public void cancel() {
      if (arrivedIn == NOT_ARRIVED) {
        return;
      }
      synchronized (waiters) {
        waiters.remove(this);
        if (arrivedIn == generation) {
          arrived--;
          arrivedIn = NOT_ARRIVED;
        }
      }
    }

    @Override
    public String waitingOn() {
      return "barrier";
    }
  }
}
