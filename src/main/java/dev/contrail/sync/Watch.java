package dev.contrail.sync;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.Waker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A value that changes, with any number of receivers that wait for changes. Each receiver sees the
 * newest value, but not necessarily every value before it. This is the sending side, for any number
 * of senders. Actions in a thread before it sends happen-before actions of a receiver that has seen
 * the value.
 *
 * <p>Thread-safety: any thread may call any method.
 *
 * <p>Tokio: {@code tokio::sync::watch}, its {@code Sender}. There the drop of the last sender
 * closes the watch, and {@code send} fails without receivers; here {@link #close()} closes it, and
 * a value is kept for later receivers. {@code send_if_modified} is not available.
 *
 * @param <T> the type of the value, which should be immutable: all receivers get the same object
 */
public final class Watch<T extends @Nullable Object> implements AutoCloseable {
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Watch.class, "state", State.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * The value with its version; each change creates a new object, so that identity tells two states
   * apart.
   */
  static final class State<T extends @Nullable Object> {
    final T value;
    final long version;
    final boolean isClosed;

    private State(T value, long version, boolean isClosed) {
      this.value = value;
      this.version = version;
      this.isClosed = isClosed;
    }
  }

  /*
   * A sender replaces the state and then takes the lock of the list to wake the waiters; a leaf
   * that begins to wait reads the state under the same lock. Either the leaf sees the new state or
   * the sender finds the leaf in the list.
   */
  private volatile State<T> state;
  private final WaitList<WatchChanged<T>> waiters = new WaitList<>();

  private final WaitList<Unwatched> unwatchedWaiters = new WaitList<>();

  /**
   * Number of open receivers. Written under the lock of {@link #unwatchedWaiters}; read by any
   * thread.
   */
  private volatile int receivers;

  /**
   * Makes a watch without receivers. Tokio's {@code Sender::new}.
   *
   * @param initial the initial value; may be null if {@code T} allows it
   */
  public Watch(T initial) {
    this.state = new State<>(initial, 0, false);
  }

  /**
   * Replaces the value, also without receivers, and wakes the tasks that wait for a change; an
   * equal value is a change too. Tokio's {@code send_replace}.
   *
   * @param value the new value; may be null if {@code T} allows it
   * @return whether it was replaced; false if this is {@link #isClosed() closed}
   */
  public boolean send(T value) {
    return change(before -> value);
  }

  /**
   * Replaces the value by the result of a function of it. Tokio's {@code send_modify}.
   *
   * @param function the function, without side effects: it is applied again if another sender was
   *     faster
   * @return whether it was replaced; false if this is {@link #isClosed() closed}
   */
  public boolean modify(UnaryOperator<T> function) {
    return change(Objects.requireNonNull(function, "function"));
  }

  private boolean change(UnaryOperator<T> function) {
    State<T> seen;
    State<T> next;
    do {
      seen = state;
      if (seen.isClosed) {
        return false;
      }
      next = new State<>(function.apply(seen.value), seen.version + 1, false);
    } while (!STATE.compareAndSet(this, seen, next));
    wakeAll();
    return true;
  }

  private void wakeAll() {
    WaitList<WatchChanged<T>> all;
    synchronized (waiters) {
      if (waiters.isEmpty()) {
        return;
      }
      all = waiters.detachAll();
    }
    waiters.wakeAll(all);
  }

  /**
   * Returns the newest value. Tokio's {@code borrow}.
   *
   * @return the newest value; the last one if this watch is closed
   */
  public T get() {
    return state.value;
  }

  /**
   * Makes a receiver. Tokio's {@code subscribe}.
   *
   * @return a receiver that has seen the value that is newest now; to be closed by the caller
   */
  public WatchReceiver<T> subscribe() {
    synchronized (unwatchedWaiters) {
      receivers++;
    }
    return new WatchReceiver<>(this, state.version);
  }

  /**
   * Returns the number of receivers. Tokio's {@code receiver_count}.
   *
   * @return the number of open receivers, at about this instant
   */
  public int receivers() {
    return receivers;
  }

  /**
   * Makes a task that waits until there are no receivers. Tokio's {@code Sender::closed}.
   *
   * @return a task that is ready once no receiver is open; at once if none is open now
   */
  public Task<@Nullable Void> unwatched() {
    return new Unwatched();
  }

  /**
   * Closes the watch for all senders. A receiver still sees the last value, and then throws {@link
   * ClosedException}.
   */
  @Override
  public void close() {
    State<T> seen;
    do {
      seen = state;
    } while (!STATE.compareAndSet(this, seen, new State<>(seen.value, seen.version, true)));
    wakeAll();
  }

  /**
   * Returns whether the watch is closed, so that no newer value will come.
   *
   * @return whether {@link #close()} was called
   */
  public boolean isClosed() {
    return state.isClosed;
  }

  State<T> state() {
    return state;
  }

  /**
   * Links a leaf that waits for the next state after one it has seen; false if the state has
   * already changed.
   */
  boolean register(WatchChanged<T> waiter, State<T> seen, Waker target) {
    synchronized (waiters) {
      if (state != seen) {
        return false;
      }
      if (waiter.isLinked()) {
        waiter.waker = target; // polled by another task than before
      } else {
        waiters.addLast(waiter, target);
      }
      return true;
    }
  }

  void leave(WatchChanged<T> waiter) {
    synchronized (waiters) {
      waiters.remove(waiter);
    }
  }

  /**
   * Counts a receiver off when it is first closed; wakes the {@link #unwatched()} tasks if it was
   * the last.
   */
  void unsubscribe() {
    WaitList<Unwatched> all;
    synchronized (unwatchedWaiters) {
      receivers--;
      if (receivers > 0 || unwatchedWaiters.isEmpty()) {
        return;
      }
      all = unwatchedWaiters.detachAll();
    }
    unwatchedWaiters.wakeAll(all);
  }

  /** Returns the number of waiting tasks, on both sides. */
  int waiters() {
    int count;
    synchronized (waiters) {
      count = waiters.size();
    }
    synchronized (unwatchedWaiters) {
      return count + unwatchedWaiters.size();
    }
  }

  @Override
  public String toString() {
    State<T> now = state;
    return "Watch[" + now.value + (now.isClosed ? ", closed]" : "]");
  }

  private final class Unwatched extends Waiter implements Task<@Nullable Void>, Leaf {
    @Override
    public Poll<@Nullable Void> poll(Context cx) {
      if (isPending(cx.waker()) || !cx.proceed()) {
        return cx.pending(this);
      }
      cancel();
      return Poll.ready(null);
    }

    private boolean isPending(Waker target) {
      if (receivers == 0) {
        return false;
      }
      if (waker == target) {
        return true;
      }
      synchronized (unwatchedWaiters) {
        if (receivers == 0) {
          return false;
        }
        if (isLinked()) {
          waker = target; // polled by another task than before
        } else {
          unwatchedWaiters.addLast(this, target);
        }
        return true;
      }
    }

    @Override
    public void cancel() {
      synchronized (unwatchedWaiters) {
        unwatchedWaiters.remove(this);
      }
    }

    @Override
    public String waitingOn() {
      return "watch receivers";
    }
  }
}
