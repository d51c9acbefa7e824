package dev.contrail.internal.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A task's state with those who wait for it: nobody, one, or a crowd. Whoever completes the handle
 * takes all and tells them. Thread-safe.
 */
/*
 * null   -> Joiner   // the first came
 * Joiner -> null     // it left
 * Joiner -> Crowd    // the second came; both are in it
 * any    -> null     // the handle is complete: the joiners are told
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

  /** Has a joiner told of completion, now if that has come already. */
  final void addJoiner(Joiner joiner) {
    while (!tryAdd(joiner)) {
      Thread.onSpinWait(); // others came, went, or completed the task meanwhile
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

  /** The state says complete: tells everyone who waits, first come first. */
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
    } catch (Throwable foreign) { // a waker of others that threw; those behind it still wait
      Uncaught.tell(foreign);
    }
  }

  /** Lets a joiner go that no longer waits; if the task completes just now, it may yet be told. */
  final void removeJoiner(Joiner joiner) {
    Object seen = joiners;
    if (seen == joiner) {
      if (JOINERS.compareAndSet(this, joiner, (Object) null)) {
        return;
      }
      seen = joiners; // a second one came, or the task is complete
    }
    if (seen instanceof Crowd crowd) {
      crowd.remove(joiner);
    }
  }
}
