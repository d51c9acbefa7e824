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
 * One value that changes, and any number of receivers that wait for it to change; each sees the
 * newest value, and not every one before it. This is the sending side, for any number of senders.
 * What a thread did before it sent happens before what a receiver does that saw the value.
 *
 * <p>Thread-safety: any thread may call any method.
 *
 * <p>Tokio: {@code tokio::sync::watch}, its {@code Sender}. There the last of the senders closes it
 * when it is dropped, and {@code send} fails if nobody listens; here {@link #close()} closes it,
 * and a value is kept for those who come. {@code send_if_modified} is not there.
 *
 * @param <T> the type of the value, which should be immutable: all get the same object
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

  /** What there is to see; a new object for each change, by which they differ. */
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
   * A sender replaces the state and then wakes those who wait, under the lock of their list; whoever
   * begins to wait looks at the state under that lock, so one of the two sees the other.
   */
  private volatile State<T> state;
  private final WaitList<WatchChanged<T>> waiters = new WaitList<>();

  private final WaitList<Unwatched> unwatchedWaiters = new WaitList<>();

  /** How many receivers are open; written under the lock of {@link #unwatchedWaiters}. */
  private volatile int receivers;

  /**
   * Makes a watch that nobody watches yet. Tokio's {@code Sender::new}.
   *
   * @param initial the value to begin with; null if {@code T} may be
   */
  public Watch(T initial) {
    this.state = new State<>(initial, 0, false);
  }

  /**
   * Replaces the value, whether or not anybody looks, and wakes those who wait for that; an equal
   * one is a change too. Tokio's {@code send_replace}.
   *
   * @param value the new value; null if {@code T} may be
   * @return whether it was replaced; false if this is {@link #isClosed() closed}
   */
  public boolean send(T value) {
    return change(before -> value);
  }

  /**
   * Replaces the value by what a function makes of it. Tokio's {@code send_modify}.
   *
   * @param function without side effects: it is applied again if another sender was faster
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
   * @return it; the last one, if this is closed
   */
  public T get() {
    return state.value;
  }

  /**
   * Makes a receiver. Tokio's {@code subscribe}.
   *
   * @return one that has seen the value that is newest now; to be closed
   */
  public WatchReceiver<T> subscribe() {
    synchronized (unwatchedWaiters) {
      receivers++;
    }
    return new WatchReceiver<>(this, state.version);
  }

  /**
   * Counts the receivers. Tokio's {@code receiver_count}.
   *
   * @return how many are open, at about this instant
   */
  public int receivers() {
    return receivers;
  }

  /**
   * Makes a task that waits until there is nobody to send for. Tokio's {@code Sender::closed}.
   *
   * @return a task that is ready once no receiver is open; at once, if none is now
   */
  public Task<@Nullable Void> unwatched() {
    return new Unwatched();
  }

  /**
   * Ends sending, for all. A receiver still sees the last value, and then throws {@link
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
   * Tells whether there will be no newer value.
   *
   * @return whether {@link #close()} was called
   */
  public boolean isClosed() {
    return state.isClosed;
  }

  State<T> state() {
    return state;
  }

  /** Links a leaf that saw a state it waits for the end of; false if that has come. */
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

  /** A receiver was closed, for the first time. */
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

  /** How many wait, on both sides. */
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
