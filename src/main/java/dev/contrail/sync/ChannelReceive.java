package dev.contrail.sync;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;

/** A task that receives one message of a channel. */
final class ChannelReceive<T> extends Messages.Receiver implements Task<T>, Leaf {
  private final Channel<T> channel;

  ChannelReceive(Channel<T> channel) {
    this.channel = channel;
  }

  @Override
  public Poll<T> poll(Context cx) throws ClosedException {
    Messages<T> messages = channel.messages();
    for (; ; ) {
      boolean isExhausted = messages.isExhausted();
      if (isExhausted || messages.isReadable()) {
        if (!cx.proceed()) {
          return cx.pending(this);
        }
        if (isExhausted) {
          throw new ClosedException("the channel is closed and empty");
        }
        T message = channel.tryReceive();
        if (message != null) {
          messages.leave(this);
          return Poll.ready(message);
        }
      } else if (waker == cx.waker()) {
        return cx.pending(this);
      } else {
        messages.register(this, cx.waker());
      }
    }
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
