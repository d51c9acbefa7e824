package dev.contrail.internal.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A task's state with those who wait for it: a lock-free stack that whoever completes the handle
 * empties.
 */
/*
 * Adding pushes and then looks at the state; completing sets the state and then looks at the stack.
 * Both are sequentially consistent, so one of them sees the other, and the exchange in drain() hands
 * each joiner to exactly one of them.
 */
abstract class JoinerList extends TaskState {
  private static final VarHandle JOINERS;

  static {
    try {
      JOINERS = MethodHandles.lookup().findVarHandle(JoinerList.class, "joiners", Joiner.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile @Nullable Joiner joiners;

  /** Has a joiner told of completion, now if that has come already. */
  final void addJoiner(Joiner joiner) {
    Joiner top;
    do {
      top = joiners;
      joiner.next = top;
    } while (!JOINERS.compareAndSet(this, top, joiner));
    if (isComplete()) {
      drainJoiners();
    }
  }

  /** The state says complete: tells everyone who waits. */
  final void drainJoiners() {
    if (joiners == null) {
      return;
    }
    Joiner joiner = (Joiner) JOINERS.getAndSet(this, (Joiner) null);
    while (joiner != null) {
      Joiner next = joiner.next;
      joiner.next = null;
      if (!joiner.isGone) {
        tell(joiner);
      }
      joiner = next;
    }
  }

  private static void tell(Joiner joiner) {
    try {
      joiner.completed();
    } catch (Throwable foreign) { // a waker of others that threw; those behind it still wait
      Thread thread = Thread.currentThread();
      try {
        thread.getUncaughtExceptionHandler().uncaughtException(thread, foreign);
      } catch (Throwable ignoredAsTheJvmDoes) {
        // The JVM ignores what an uncaught exception handler throws, and so does this.
      }
    }
  }

  /** Unlinks a joiner that no longer waits, so that a long-lived task does not collect them. */
  final void removeJoiner(Joiner joiner) {
    joiner.isGone = true;
    restart:
    for (; ; ) {
      Joiner before = null;
      for (Joiner at = joiners; at != null; ) {
        Joiner next = at.next;
        if (!at.isGone) {
          before = at;
        } else if (before != null) {
          before.next = next;
          if (before.isGone) {
            continue restart; // unlinked from a node that is itself on its way out
          }
        } else if (!JOINERS.compareAndSet(this, at, next)) {
          continue restart;
        }
        at = next;
      }
      return;
    }
  }
}
