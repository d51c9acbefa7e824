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
 * Spawned tasks that are taken as they end, the first to end first. Several may wait for the next
 * one; each task goes to one of them.
 *
 * <p>Tasks are spawned on any scheduler and then added: {@code set.add(scheduler.spawn(task))}. A
 * task that was taken is no longer in the set, which keeps nothing of it. A set that is not closed
 * does not stop its tasks, since nothing is dropped in Java: {@link
 * dev.contrail.task.Tasks#using(Task, java.util.function.Function) Tasks.using} or {@link
 * dev.contrail.task.Context#own cx.own(set)} closes it.
 *
 * <p>Thread-safety: any thread may call any method.
 *
 * <p>Tokio: {@code tokio::task::JoinSet}. Instead of a result or a {@code JoinError} it hands over
 * the handle, which is done. {@code join_all} is {@link
 * dev.contrail.task.Tasks#join(java.util.Collection) Tasks.join}, {@code shutdown} is {@link
 * #close()}.
 *
 * @param <T> the type of the results
 */
public final class JoinSet<T extends @Nullable Object> implements AutoCloseable {
  /*
   * Under the lock of the waiters. A waiter is linked only while nothing is finished and something
   * is running. Whatever finishes unlinks and wakes one, for whom there is then something to take;
   * if that one leaves instead, it unlinks and wakes another. Whatever empties the set wakes all.
   */
  private final WaitList<JoinNext> waiters = new WaitList<>();
  private final Members<T> running = new Members<>();
  private final ArrayDeque<JoinHandle<T>> finished = new ArrayDeque<>();

  /** Makes a set that is empty. */
  public JoinSet() {}

  /**
   * Adds a task, which may have ended already. Its result belongs to the set until it is taken.
   * Tokio's {@code spawn_on}, after the spawn.
   *
   * @param handle what a spawn returned
   * @return the same handle, by which one task may still be aborted
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
        return; // the set has let it go
      }
      finished.add(member.handle);
      waker = unlinkFirst();
    }
    if (waker != null) {
      waker.wake();
    }
  }

  /** Whom to wake for what is finished; under the lock. */
  private @Nullable Waker unlinkFirst() {
    JoinNext first = waiters.first();
    return first == null ? null : waiters.remove(first);
  }

  /**
   * Makes a task that takes the next one that ends, in the poll that makes it ready. If it is
   * cancelled it has taken nothing. Tokio's {@code join_next}.
   *
   * @return a task that is ready with a handle that is done, with a result, a failure, or
   *     cancelled, so that its {@code join()} does not wait; or with null once the set is empty
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
   * Takes what is finished, for a waiter or for nobody; pending with a waiter if something is
   * running and nothing finished.
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
   * Aborts all that are running; they stay in the set and are taken as cancelled. Tokio's {@code
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

  /** Empties the set and lets the tasks run on, on their own. Tokio's {@code detach_all}. */
  public void detachAll() {
    clear(new ArrayList<>()).forEach(Member::forget);
  }

  /**
   * Aborts all and empties the set, which can be used again; a result that nobody took is closed if
   * it is a {@link Lease}. Tokio's {@code drop}, and its {@code shutdown} as well: a handle is
   * cancelled at the moment it is aborted, so there is nothing to wait for.
   */
  @Override
  public void close() {
    List<JoinHandle<T>> untaken = new ArrayList<>();
    for (Member<T> member : clear(untaken)) {
      member.forget();
      if (!member.handle.cancel(false)) {
        untaken.add(member.handle); // it ended just now
      }
    }
    untaken.forEach(JoinSet::discard);
  }

  /** Empties the set; returns what was running. */
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
      // There is no result to give back, and the scheduler has told of the failure.
    }
  }

  /**
   * Counts the tasks in the set. Tokio's {@code len}.
   *
   * @return how many are running, or have ended and are not taken
   */
  public int size() {
    synchronized (waiters) {
      return running.size() + finished.size();
    }
  }

  /**
   * Tells whether there is nothing in the set.
   *
   * @return whether {@link #size()} is zero
   */
  public boolean isEmpty() {
    return size() == 0;
  }

  /** How many wait for the next one to end. */
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

    /** Whether there is nothing to say, and this linked for when there is. */
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
