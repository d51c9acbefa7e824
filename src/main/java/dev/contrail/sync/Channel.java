package dev.contrail.sync;

import dev.contrail.task.Task;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A queue of messages between tasks, from any number of senders to any number of receivers; each
 * message goes to one receiver, in first-in-first-out order. Java has no {@code drop}, so a channel
 * must be {@link #close() closed} for its receivers to see the end.
 *
 * <p>A cancelled {@link #send} has sent nothing, and a cancelled receive has received nothing.
 * After {@code close()} no message can be sent, and messages that were sent before are still
 * received. Actions of a sender before it sends happen-before the message is received. Example:
 * {@code dev.contrail.examples.ChannelFanIn}.
 *
 * <p>Thread-safety: any thread may call any method, on both ends.
 *
 * <p>Tokio: {@code tokio::sync::mpsc}, with one object for both ends and many receivers. {@code
 * reserve} and {@code WeakSender} are not available.
 *
 * @param <T> the type of the messages; never null
 */
public final class Channel<T> implements AutoCloseable {
  private final Messages<T> messages = new Messages<>();

  /** One permit for each free place; null if the channel is unbounded. */
  private final @Nullable Permits capacity;

  private Channel(@Nullable Permits capacity) {
    this.capacity = capacity;
  }

  /**
   * Makes a channel whose senders wait while it is full. Tokio's {@code mpsc::channel}.
   *
   * @param capacity the number of messages that it holds; positive
   * @param <T> the type of the messages
   * @return the channel
   * @throws IllegalArgumentException if the capacity is not positive
   */
  public static <T> Channel<T> bounded(int capacity) {
    if (capacity <= 0) {
      throw new IllegalArgumentException("capacity must be positive: " + capacity);
    }
    return new Channel<>(new Permits(capacity));
  }

  /**
   * Makes a channel that is never full; its memory grows without a bound if the receivers are slow.
   * Tokio's {@code mpsc::unbounded_channel}.
   *
   * @param <T> the type of the messages
   * @return the channel
   */
  public static <T> Channel<T> unbounded() {
    return new Channel<>(null);
  }

  /**
   * Makes a task that sends one message, in the poll that makes it ready; senders wait for a place
   * in the order of their first poll. It throws {@link ClosedException} if the channel is closed
   * before the message is sent. Tokio's {@code send}.
   *
   * @param message the message; not null
   * @return the task; if it fails or is cancelled, the message was not sent and still belongs to
   *     the caller
   */
  public Task<@Nullable Void> send(T message) {
    return new ChannelSend<>(messages, capacity, Objects.requireNonNull(message, "message"));
  }

  /**
   * Sends a message if there is a free place now and no sender waits for one. Never blocks. Tokio's
   * {@code try_send}.
   *
   * @param message the message; not null
   * @return false if the channel is full, or {@link #isClosed() closed}
   */
  public boolean trySend(T message) {
    Objects.requireNonNull(message, "message");
    if (capacity == null) {
      return messages.add(message);
    }
    if (!capacity.tryAcquire(1)) {
      return false;
    }
    if (messages.add(message)) {
      return true;
    }
    capacity.release(1);
    return false;
  }

  /**
   * Makes a task that receives one message, or throws {@link ClosedException} once the channel is
   * closed and empty. Of several waiting receivers, the longest waiting one is woken. A receiver
   * that arrives at that moment may take the message first; the woken one then keeps its place at
   * the head of the line. Tokio's {@code recv}, which is ready with {@code None} at the end.
   *
   * @return the task
   */
  public Task<T> receive() {
    return new ChannelReceive<>(this);
  }

  /**
   * Makes a task that receives all available messages, at least one; it is ready with an empty list
   * once the channel is closed and empty. Tokio's {@code recv_many}.
   *
   * @param max the maximum number of messages; positive
   * @return the task; its list belongs to the caller
   * @throws IllegalArgumentException if {@code max} is not positive
   */
  public Task<List<T>> receiveMany(int max) {
    if (max <= 0) {
      throw new IllegalArgumentException("max must be positive: " + max);
    }
    return new ChannelReceiveMany<>(this, max);
  }

  /**
   * {@return a message if one is available now; null otherwise, whether the channel is closed or
   * not} Never blocks. Tokio's {@code try_recv}.
   */
  public @Nullable T tryReceive() {
    T message = messages.take();
    if (message != null && capacity != null) {
      capacity.release(1);
    }
    return message;
  }

  /**
   * Closes the channel for all senders; waiting senders fail. Messages that were sent before are
   * still received. Has no effect if it was closed before. Tokio's {@code Receiver::close}, and the
   * drop of the last sender.
   */
  @Override
  public void close() {
    messages.close();
    if (capacity != null) {
      capacity.close();
    }
  }

  /**
   * {@return whether {@link #close()} was called} A closed channel may still contain messages.
   * Tokio's {@code is_closed}.
   */
  public boolean isClosed() {
    return messages.isClosed();
  }

  /**
   * {@return the number of messages that were sent and not yet received, at about this instant}
   * Tokio's {@code len}.
   */
  public int size() {
    return messages.size();
  }

  Messages<T> messages() {
    return messages;
  }

  /** Returns the number of senders that wait for a place. */
  int waitingSenders() {
    return capacity == null ? 0 : capacity.waiters();
  }

  /** Returns the number of receivers that wait for a message. */
  int waitingReceivers() {
    return messages.receivers();
  }

  @Override
  public String toString() {
    return "Channel[size=" + size() + (isClosed() ? ", closed]" : "]");
  }
}
