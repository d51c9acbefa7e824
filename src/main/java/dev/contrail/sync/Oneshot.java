package dev.contrail.sync;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Lease;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.Waker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A channel for one value from one sender, on any thread, to one receiving task. Actions of the
 * sender before it sends happen-before the value is received.
 *
 * <p>Thread-safety: any thread may call any method; the receiving side is used by one task.
 *
 * <p>Tokio: {@code tokio::sync::oneshot}, with one object for both ends. {@code Sender::closed},
 * with which a sender waits for the receiver to be dropped, is not available.
 *
 * @param <T> the type of the value
 */
public final class Oneshot<T extends @Nullable Object> {
  /*
   * null     -> Waker    // the receiver waits
   * Waker    -> Waker    // it waits in another task
   * null     -> Sent     // send
   * Waker    -> Sent     // send, then wake
   * null     -> CLOSED   // close, or the receiver was cancelled
   * Waker    -> CLOSED   // the same; close wakes
   * Sent     -> CLOSED   // received
   */
  private static final VarHandle STATE;
  private static final Object CLOSED = new Object();

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Oneshot.class, "state", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private record Sent(@Nullable Object value) {
    /** Closes a value that will not be received, if it is a lease. */
    void discard() {
      if (value instanceof Lease lease) {
        lease.close();
      }
    }
  }

  private volatile @Nullable Object state;

  private final Receiver receiver = new Receiver();

  /** Makes a channel without a value. */
  public Oneshot() {}

  /**
   * Hands over the value and wakes the receiver. Never blocks. True does not mean that the value
   * will be received: the receiver may still be cancelled, which closes a {@link Lease}. Tokio's
   * {@code send}.
   *
   * @param value the value; may be null if {@code T} allows it
   * @return false if a value was sent before, or the channel is closed by {@link #close()} or
   *     because the receiver was cancelled; the value then still belongs to the caller
   */
  public boolean send(T value) {
    return settle(new Sent(value));
  }

  /**
   * Closes the channel without a value: the receiver throws {@link ClosedException}. Has no effect
   * if a value was sent. In Tokio, the drop of the {@code Sender}.
   */
  public void close() {
    settle(CLOSED);
  }

  /**
   * {@return whether the channel is closed: {@link #close()} was called before a value was sent,
   * the receiver was cancelled, or it has received the value} False while a sent value waits to be
   * received. Tokio's {@code Sender::is_closed}.
   */
  public boolean isClosed() {
    return state == CLOSED;
  }

  private boolean settle(Object outcome) {
    for (; ; ) {
      Object seen = state;
      if (seen != null && !(seen instanceof Waker)) {
        return false;
      }
      if (STATE.compareAndSet(this, seen, outcome)) {
        if (seen != null) {
          ((Waker) seen).wake();
        }
        return true;
      }
    }
  }

  /**
   * {@return the receiving side, a task that is ready with the value, or throws {@link
   * ClosedException}} Cancelling it closes the channel and discards a sent value. Every call
   * returns the same object. Tokio's {@code Receiver}.
   */
  public Task<T> receive() {
    return receiver;
  }

  private final class Receiver implements Task<T>, Leaf {
    @Override
    public Poll<T> poll(Context cx) throws ClosedException {
      for (; ; ) {
        Object seen = state;
        if (seen == null || seen instanceof Waker) {
          if (seen == cx.waker() || STATE.compareAndSet(Oneshot.this, seen, cx.waker())) {
            return cx.pending(this);
          }
        } else if (!cx.proceed()) {
          return cx.pending(this);
        } else if (seen instanceof Sent sent) {
          state = CLOSED; // Sent is final for senders, so this is the only writer
          return Poll.ready(valueOf(sent));
        } else {
          throw new ClosedException(
              "the oneshot was closed without a value, or its value was received before");
        }
      }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // only send(T) creates a Sent
    private T valueOf(Sent sent) {
      return (T) sent.value();
    }

    @Override
    public void cancel() {
      // An atomic exchange: a concurrent send either leaves its value here or fails.
      if (STATE.getAndSet(Oneshot.this, CLOSED) instanceof Sent sent) {
        sent.discard();
      }
    }

    @Override
    public String waitingOn() {
      return "oneshot";
    }
  }
}
