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
 * A channel for one value from one sender, on any thread, to one receiving task. What the sender
 * did before it sent happens before the value is received.
 *
 * <p>Thread-safety: any thread may call any method; the receiving side is for one task.
 *
 * <p>Tokio: {@code tokio::sync::oneshot}, with one object for both ends. A sender cannot wait for
 * the receiver to go, as with {@code Sender::closed}.
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
    /** Nobody will receive it. */
    void discard() {
      if (value instanceof Lease lease) {
        lease.close();
      }
    }
  }

  private volatile @Nullable Object state;

  private final Receiver receiver = new Receiver();

  /** Makes a channel with nothing sent. */
  public Oneshot() {}

  /**
   * Hands over the value and wakes the receiver. Never blocks. True does not say that the value
   * will be received: the receiver may yet be cancelled, and a {@link Lease} closed. Tokio's {@code
   * send}.
   *
   * @param value may be null if its type may
   * @return false if a value was sent before, or the channel is closed, by {@link #close()} or
   *     because the receiver was cancelled; the value is the caller's then
   */
  public boolean send(T value) {
    return settle(new Sent(value));
  }

  /**
   * Says that no value will come: the receiver throws {@link ClosedException}. Nothing happens if
   * one was sent. Tokio's drop of the {@code Sender}.
   */
  public void close() {
    settle(CLOSED);
  }

  /**
   * {@return whether this is the end: {@link #close()} was called before a value was sent, the
   * receiver was cancelled, or it has received the value} False while a value that was sent waits
   * to be received. Tokio's {@code Sender::is_closed}.
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
   * ClosedException}} Cancelling it closes the channel; a value that was sent is discarded. The
   * same object every time. Tokio's {@code Receiver}.
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
          state = CLOSED; // terminal for the sender already, so nobody else writes
          return Poll.ready(valueOf(sent));
        } else {
          throw new ClosedException(
              "the oneshot was closed without a value, or its value was received before");
        }
      }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // only send(T) makes one, of any T
    private T valueOf(Sent sent) {
      return (T) sent.value();
    }

    @Override
    public void cancel() {
      // An exchange: a value sent meanwhile is either found here or was refused.
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
