package dev.contrail.internal.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The joiners of a task: none, one, or a crowd. The thread that completes the handle takes and
 * notifies all of them. Thread-safe.
 */
/*
 * null   -> Joiner   // the first joiner came
 * Joiner -> null     // it left
 * Joiner -> Crowd    // the second joiner came; both are in the crowd
 * any    -> null     // the handle is complete: the joiners are notified
 *
 * Adding puts a joiner in and then looks at the state; completing sets the state and then takes the
 * joiners. Both are sequentially consistent, so one of them sees the other, and the exchange in
 * drainJoiners() hands each joiner to exactly one of them. A crowd that was taken admits no more.
 */
abstract class JoinerList extends TaskState {
  private static final VarHandle JOINERS;

  static {
    try {
      JOINERS = MethodHandles.lookup().findVarHandle(JoinerList.class, "joiners", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile @Nullable Object joiners;

  /** Adds a joiner; notifies it at once if the handle is complete already. */
  final void addJoiner(Joiner joiner) {
    while (!tryAdd(joiner)) {
      Thread.onSpinWait(); // joiners came, left, or were notified meanwhile
    }
    if (isComplete()) {
      drainJoiners();
    }
  }

  private boolean tryAdd(Joiner joiner) {
    Object seen = joiners;
    if (seen instanceof Crowd crowd) {
      return crowd.add(joiner);
    }
    Object next = seen instanceof Joiner first ? new Crowd(first, joiner) : joiner;
    return JOINERS.compareAndSet(this, seen, next);
  }

  /** Notifies all joiners in the order of arrival. Called once the state is complete. */
  final void drainJoiners() {
    if (joiners == null) {
      return;
    }
    Object taken = JOINERS.getAndSet(this, (Object) null);
    if (taken instanceof Joiner joiner) {
      tell(joiner);
    } else if (taken instanceof Crowd crowd) {
      crowd.takeAll().forEach(JoinerList::tell);
    }
  }

  private static void tell(Joiner joiner) {
    try {
      joiner.completed();
    } catch (Throwable foreign) { // user code of one joiner threw; those behind it still wait
      Uncaught.tell(foreign);
    }
  }

  /**
   * Removes a joiner that no longer waits; if the task completes just now, it may still be
   * notified.
   */
  final void removeJoiner(Joiner joiner) {
    Object seen = joiners;
    if (seen == joiner) {
      if (JOINERS.compareAndSet(this, joiner, (Object) null)) {
        return;
      }
      seen = joiners; // a second joiner came, or the task is complete
    }
    if (seen instanceof Crowd crowd) {
      crowd.remove(joiner);
    }
  }
}
