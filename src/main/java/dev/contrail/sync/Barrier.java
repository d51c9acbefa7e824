package dev.contrail.sync;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.Waker;

/**
 * A point that tasks pass together: each waits until a number of them have arrived, again and
 * again.
 *
 * <p>Thread-safety: any thread may call any method.
 *
 * <p>Tokio: {@code tokio::sync::Barrier}, except that there a cancelled task has arrived for good;
 * here it takes its arrival back.
 */
public final class Barrier {
  private final int parties;
  private final WaitList<Arrival> waiters = new WaitList<>();

  /** How often they passed; written under the list's lock. */
  private volatile long generation;

  /** How many have arrived and wait; under the list's lock. */
  private int arrived;

  /**
   * Makes a barrier at which nobody has arrived.
   *
   * @param parties how many tasks pass together; positive
   * @throws IllegalArgumentException if it is not, where Tokio takes 0 for 1
   */
  public Barrier(int parties) {
    if (parties <= 0) {
      throw new IllegalArgumentException("parties must be positive: " + parties);
    }
    this.parties = parties;
  }

  /**
   * Makes a task that arrives when it is first polled, and is ready once all have arrived. If it is
   * cancelled before that, it has not arrived. Tokio's {@code wait}.
   *
   * @return a task that is ready with true in the one that arrived last, Tokio's leader, and with
   *     false in the others
   */
  public Task<Boolean> await() {
    return new Arrival();
  }

  /** How many have arrived and wait. */
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

    /** The generation it waits for the end of. */
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

    /** Whether all have arrived now. */
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

    /** Has another task woken than the one that polled before. */
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
