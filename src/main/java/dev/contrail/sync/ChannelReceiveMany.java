package dev.contrail.sync;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * A task that waits for messages of a channel and receives all that are available, up to a maximum.
 */
final class ChannelReceiveMany<T> extends Messages.Receiver implements Task<List<T>>, Leaf {
  private final Channel<T> channel;
  private final int max;

  ChannelReceiveMany(Channel<T> channel, int max) {
    this.channel = channel;
    this.max = max;
  }

  @Override
  public Poll<List<T>> poll(Context cx) {
    Messages<T> messages = channel.messages();
    for (; ; ) {
      boolean isExhausted = messages.isExhausted();
      if (isExhausted || messages.isReadable()) {
        if (!cx.proceed()) {
          return cx.pending(this);
        }
        List<T> received = takeAll();
        if (isExhausted || !received.isEmpty()) {
          messages.leave(this);
          return Poll.ready(received);
        }
      } else if (waker == cx.waker()) {
        return cx.pending(this);
      } else {
        messages.register(this, cx.waker());
      }
    }
  }

  private List<T> takeAll() {
    List<T> received = new ArrayList<>(Math.min(max, channel.size()));
    T message;
    while (received.size() < max && (message = channel.tryReceive()) != null) {
      received.add(message);
    }
    return received;
  }

  @Override
  public void cancel() {
    channel.messages().leave(this);
  }

  @Override
  public String waitingOn() {
    return "channel receive";
  }
}
