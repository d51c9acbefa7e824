package dev.contrail.sync;

import dev.contrail.task.Task;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A queue of messages between tasks, from any number of senders to any number of receivers; each
 * message goes to one of them, first in, first out. Nothing is dropped in Java, so it has to be
 * {@link #close() closed} for its receivers to see the end.
 *
 * <p>A cancelled {@link #send} has not sent, a cancelled receive has not received. After {@code
 * close()} nothing is sent any more, and what was sent before is still received. What a sender did
 * before it sent happens before the message is received. Example: {@code
 * dev.contrail.examples.ChannelFanIn}.
 *
 * <p>Thread-safety: any thread may call any method, on both ends.
 *
 * <p>Tokio: {@code tokio::sync::mpsc}, with one object for both ends and many receivers. {@code
 * reserve} and {@code WeakSender} are not there.
 *
 * @param <T> the type of the messages; never null
 */
public final class Channel<T> implements AutoCloseable {
  private final Messages<T> messages = new Messages<>();

  /** Free places; null if there is no bound. */
  private final @Nullable Permits capacity;

  private Channel(@Nullable Permits capacity) {
    this.capacity = capacity;
  }

  /**
   * Makes a channel that has its senders wait while it is full. Tokio's {@code mpsc::channel}.
   *
   * @param capacity how many messages it holds; positive
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
   * Makes a channel that is never full, at the price of memory if its receivers are slow. Tokio's
   * {@code mpsc::unbounded_channel}.
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
   * before. Tokio's {@code send}.
   *
   * @param message not null
   * @return the task; the message is the caller's again if it fails or is cancelled
   */
  public Task<@Nullable Void> send(T message) {
    return new ChannelSend<>(messages, capacity, Objects.requireNonNull(message, "message"));
  }

  /**
   * Sends a message if there is a place for it now that nobody waits for. Never blocks. Tokio's
   * {@code try_send}.
   *
   * @param message not null
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
   * closed and empty. Of several that wait, the one that has waited longest is woken; one that
   * comes just then may be faster, and then the other keeps its turn. Tokio's {@code recv}, which
   * is ready with {@code None} at the end.
   *
   * @return the task
   */
  public Task<T> receive() {
    return new ChannelReceive<>(this);
  }

  /**
   * Makes a task that receives what is there, at least one message; an empty list once the channel
   * is closed and empty. Tokio's {@code recv_many}.
   *
   * @param max at most so many; positive
   * @return the task; its list is the caller's
   * @throws IllegalArgumentException if {@code max} is not positive
   */
  public Task<List<T>> receiveMany(int max) {
    if (max <= 0) {
      throw new IllegalArgumentException("max must be positive: " + max);
    }
    return new ChannelReceiveMany<>(this, max);
  }

  /**
   * {@return a message if there is one now; null otherwise, closed or not} Never blocks. Tokio's
   * {@code try_recv}.
   */
  public @Nullable T tryReceive() {
    T message = messages.take();
    if (message != null && capacity != null) {
      capacity.release(1);
    }
    return message;
  }

  /**
   * Ends sending, for all; those who wait to send fail. What was sent is still received. Nothing
   * happens if it was closed before. Tokio's {@code Receiver::close}, and the drop of the last
   * sender.
   */
  @Override
  public void close() {
    messages.close();
    if (capacity != null) {
      capacity.close();
    }
  }

  /**
   * {@return whether {@link #close()} was called} There may still be messages. Tokio's {@code
   * is_closed}.
   */
  public boolean isClosed() {
    return messages.isClosed();
  }

  /**
   * {@return how many messages were sent and not received, at about this instant} Tokio's {@code
   * len}.
   */
  public int size() {
    return messages.size();
  }

  Messages<T> messages() {
    return messages;
  }

  /** How many senders wait for a place. */
  int waitingSenders() {
    return capacity == null ? 0 : capacity.waiters();
  }

  /** How many receivers wait for a message. */
  int waitingReceivers() {
    return messages.receivers();
  }

  @Override
  public String toString() {
    return "Channel[size=" + size() + (isClosed() ? ", closed]" : "]");
  }
}
