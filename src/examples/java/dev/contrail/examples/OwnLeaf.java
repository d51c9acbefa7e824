package dev.contrail.examples;

import dev.contrail.Scheduler;
import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.Waker;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Implements a leaf: a task that waits for a callback. */
class OwnLeaf {
  public static void main(String[] args) {
    try (Scheduler scheduler = Scheduler.create()) {
      Signal signal = new Signal();
      var waiting = scheduler.spawn(signal.map(nothing -> "signalled"));

      scheduler.schedule(signal::set, 5, TimeUnit.MILLISECONDS); // or any thread of any library

      System.out.println(waiting.join());
    }
  }

  /** A flag that a task waits for; used by one task at a time. */
  private static final class Signal implements Task<@Nullable Void>, Leaf {
    private boolean isSet;
    private @Nullable Waker waker;

    @Override
    public synchronized Poll<@Nullable Void> poll(Context cx) {
      // 1. Check and register in one step, so that no wake is lost.
      if (!isSet) {
        waker = cx.waker();
        return cx.pending(this); // 2. Report the leaf.
      }
      // 3. Spend budget before returning ready, so that other tasks can run.
      return cx.proceed() ? Poll.ready(null) : cx.pending(this);
    }

    void set() {
      Waker target;
      synchronized (this) {
        isSet = true;
        target = waker;
      }
      if (target != null) {
        target.wake(); // 4. Wake outside the lock.
      }
    }

    @Override
    public synchronized void cancel() {
      waker = null; // 5. Keep no waker of a task that no longer waits.
    }

    @Override
    public String waitingOn() {
      return "signal";
    }
  }
}
