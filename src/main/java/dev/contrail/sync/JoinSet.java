package dev.contrail.sync;

import dev.contrail.sync.Members.Member;
import dev.contrail.task.Context;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Leaf;
import dev.contrail.task.Lease;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.Waker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A set of spawned tasks that are taken in the order in which they end. Several tasks may wait for
 * the next one to end; each ended task goes to one of them.
 *
 * <p>Tasks are spawned on any scheduler and then added: {@code set.add(scheduler.spawn(task))}.
 * Taking a task removes it from the set. A set stops its tasks only when it is closed, since Java
 * has no {@code drop}: {@link dev.contrail.task.Tasks#using(Task, java.util.function.Function)
 * Tasks.using} or {@link dev.contrail.task.Context#own cx.own(set)} closes it.
 *
 * <p>Thread-safety: any thread may call any method.
 *
 * <p>Tokio: {@code tokio::task::JoinSet}. Instead of a result or a {@code JoinError} it returns the
 * handle, which is done. {@code join_all} is {@link
 * dev.contrail.task.Tasks#join(java.util.Collection) Tasks.join}, {@code shutdown} is {@link
 * #close()}.
 *
 * @param <T> the type of the results
 */
public final class JoinSet<T extends @Nullable Object> implements AutoCloseable {
  /*
   * All three fields are guarded by the lock of the waiters. A waiter is linked only while no task
   * is finished and at least one is running. A task that finishes unlinks and wakes one waiter; if
   * that waiter is cancelled, it unlinks and wakes the next. An operation that empties the set
   * wakes all waiters.
   */
  private final WaitList<JoinNext> waiters = new WaitList<>();
  private final Members<T> running = new Members<>();
  private final ArrayDeque<JoinHandle<T>> finished = new ArrayDeque<>();

  /** Makes an empty set. */
  public JoinSet() {}

  /**
   * Adds a task, which may have ended already. Its result belongs to the set until it is taken.
   * Tokio's {@code spawn_on}, after the spawn.
   *
   * @param handle the handle of the spawned task
   * @return the same handle, which can still abort the task
   */
  public JoinHandle<T> add(JoinHandle<T> handle) {
    Member<T> member = new Member<>(handle);
    synchronized (waiters) {
      running.add(member);
    }
    var unused = member.end.whenComplete((value, thrown) -> finish(member));
    return handle;
  }

  private void finish(Member<T> member) {
    Waker waker;
    synchronized (waiters) {
      if (!running.remove(member)) {
        return; // already removed by detachAll() or close()
      }
      finished.add(member.handle);
      waker = unlinkFirst();
    }
    if (waker != null) {
      waker.wake();
    }
  }

  /**
   * Unlinks the first waiter and returns its waker; null if none waits. Called with the lock held.
   */
  private @Nullable Waker unlinkFirst() {
    JoinNext first = waiters.first();
    return first == null ? null : waiters.remove(first);
  }

  /**
   * Makes a task that takes the next task that ends, in the poll that makes it ready. If it is
   * cancelled, it has taken nothing. Tokio's {@code join_next}.
   *
   * @return a task that is ready with a handle that is done (by a result, a failure or a
   *     cancellation), so that its {@code join()} does not wait; or with null once the set is empty
   */
  public Task<@Nullable JoinHandle<T>> joinNext() {
    return new JoinNext();
  }

  /**
   * Takes a task that has ended. Tokio's {@code try_join_next}.
   *
   * @return its handle, which is done; null if none in the set has ended
   */
  public @Nullable JoinHandle<T> tryJoinNext() {
    return take(null).value();
  }

  /**
   * Takes a finished task. With a waiter, returns pending if tasks are running and none is
   * finished; without one, returns ready with null.
   */
  private Poll<@Nullable JoinHandle<T>> take(@Nullable JoinNext waiter) {
    WaitList<JoinNext> all = null;
    JoinHandle<T> taken;
    synchronized (waiters) {
      taken = finished.poll();
      if (waiter != null) {
        if (taken == null && !running.isEmpty()) {
          return Poll.pending();
        }
        waiters.remove(waiter);
      }
      if (isEmpty() && !waiters.isEmpty()) {
        all = waiters.detachAll();
      }
    }
    if (all != null) {
      waiters.wakeAll(all);
    }
    return Poll.ready(taken);
  }

  /**
   * Aborts all running tasks; they stay in the set and are taken as cancelled. Tokio's {@code
   * abort_all}.
   */
  public void abortAll() {
    List<Member<T>> aborted;
    synchronized (waiters) {
      aborted = running.toList();
    }
    for (Member<T> member : aborted) {
      member.handle.abort();
    }
  }

  /** Empties the set without stopping its tasks. Tokio's {@code detach_all}. */
  public void detachAll() {
    clear(new ArrayList<>()).forEach(Member::forget);
  }

  /**
   * Aborts all tasks and empties the set, which can be used again; results that were not taken and
   * are a {@link Lease} are closed. Tokio's {@code drop}, and its {@code shutdown} as well:
   * aborting a handle cancels it at once, so there is nothing to wait for.
   */
  @Override
  public void close() {
    List<JoinHandle<T>> untaken = new ArrayList<>();
    for (Member<T> member : clear(untaken)) {
      member.forget();
      if (!member.handle.cancel(false)) {
        untaken.add(member.handle); // it ended before the abort
      }
    }
    untaken.forEach(JoinSet::discard);
  }

  /** Empties the set, adds the finished handles to a list, and returns the running members. */
  private List<Member<T>> clear(List<JoinHandle<T>> untaken) {
    List<Member<T>> members;
    WaitList<JoinNext> all;
    synchronized (waiters) {
      members = running.drain();
      untaken.addAll(finished);
      finished.clear();
      all = waiters.detachAll();
    }
    waiters.wakeAll(all);
    return members;
  }

  private static void discard(JoinHandle<?> handle) {
    try {
      if (handle.join() instanceof Lease lease) {
        lease.close();
      }
    } catch (CompletionException | CancellationException failed) {
      // There is no result to close, and the scheduler has reported the failure.
    }
  }

  /**
   * Returns the number of tasks in the set. Tokio's {@code len}.
   *
   * @return the number of tasks that are running, or have ended and were not taken
   */
  public int size() {
    synchronized (waiters) {
      return running.size() + finished.size();
    }
  }

  /**
   * Returns whether the set is empty.
   *
   * @return whether {@link #size()} is zero
   */
  public boolean isEmpty() {
    return size() == 0;
  }

  /** Returns the number of tasks that wait for the next one to end. */
  int waiters() {
    synchronized (waiters) {
      return waiters.size();
    }
  }

  @Override
  public String toString() {
    synchronized (waiters) {
      return "JoinSet[" + running.size() + " running, " + finished.size() + " finished]";
    }
  }

  private final class JoinNext extends Waiter implements Task<@Nullable JoinHandle<T>>, Leaf {
    @Override
    public Poll<@Nullable JoinHandle<T>> poll(Context cx) {
      while (!isPending(cx.waker())) {
        if (!cx.proceed()) {
          return cx.pending(this);
        }
        Poll<@Nullable JoinHandle<T>> taken = take(this);
        if (taken.isReady()) {
          return taken;
        }
      }
      return cx.pending(this);
    }

    /**
     * Links this unless a task is finished or the set is empty; returns whether this has to wait.
     */
    private boolean isPending(Waker target) {
      synchronized (waiters) {
        if (!finished.isEmpty() || running.isEmpty()) {
          return false;
        }
        if (isLinked()) {
          waker = target; // polled by another task than before
        } else {
          waiters.addLast(this, target);
        }
        return true;
      }
    }

    @Override
    public void cancel() {
      Waker next;
      synchronized (waiters) {
        waiters.remove(this);
        next = finished.isEmpty() ? null : unlinkFirst();
      }
      if (next != null) {
        next.wake();
      }
    }

    @Override
    public String waitingOn() {
      return "join next";
    }
  }
}
