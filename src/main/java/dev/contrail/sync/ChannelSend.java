package dev.contrail.sync;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import org.jspecify.annotations.Nullable;

/** A task that waits for a place in a channel and sends one message. */
final class ChannelSend<T> implements Task<@Nullable Void>, Leaf {
  private final Messages<T> messages;
  private final @Nullable Permits capacity;

  /** The request for a place; null if the channel is unbounded. */
  private final @Nullable PermitRequest request;

  private final T message;

  ChannelSend(Messages<T> messages, @Nullable Permits capacity, T message) {
    this.messages = messages;
    this.capacity = capacity;
    this.request = capacity == null ? null : new PermitRequest(capacity, 1);
    this.message = message;
  }

  @Override
  public Poll<@Nullable Void> poll(Context cx) throws ClosedException {
    for (; ; ) {
      if (messages.isClosed() || request == null || request.isReady()) {
        if (!cx.proceed()) {
          return cx.pending(this);
        }
        if (messages.isClosed()) {
          throw closed();
        }
        if (request == null || request.take()) {
          return send();
        }
      } else if (request.register(cx.waker())) {
        return cx.pending(this);
      }
    }
  }

  private Poll<@Nullable Void> send() throws ClosedException {
    if (messages.add(message)) {
      return Poll.ready(null);
    }
    if (capacity != null) {
      capacity.release(1);
    }
    throw closed();
  }

  private static ClosedException closed() {
    return new ClosedException("the channel was closed before the message was sent");
  }

  @Override
  public void cancel() {
    if (request != null) {
      request.cancel();
    }
  }

  @Override
  public String waitingOn() {
    return "channel send";
  }
}
