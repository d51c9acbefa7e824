package dev.contrail.bench.peer;

import dev.contrail.Scheduler;
import dev.contrail.sync.Channel;
import dev.contrail.task.Context;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Contrail's channel with a resumable task at each end. */
@SuppressWarnings("NullAway") // which does not see the bounds of type parameters in a jar
final class ContrailPipe implements Piping.Pipe {
  private final Scheduler scheduler;
  private final Channel<Integer> channel;

  ContrailPipe(Scheduler scheduler, int capacity) {
    this.scheduler = scheduler;
    this.channel = Channel.bounded(capacity);
  }

  @Override
  public void produce(int messages) {
    var unused = scheduler.spawn(new Producer(channel, messages));
  }

  @Override
  public void consume(int messages, LongConsumer sum) {
    var unused = scheduler.spawn(new Consumer(channel, messages, sum));
  }

  private static final class Producer implements Task<@Nullable Void> {
    private final Channel<Integer> channel;
    private final int count;
    private int sent;
    private @Nullable Task<@Nullable Void> sending;

    Producer(Channel<Integer> channel, int count) {
      this.channel = channel;
      this.count = count;
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) throws Exception {
      while (sent < count) {
        Task<@Nullable Void> send = sending;
        if (send == null) {
          send = channel.send(Piping.Pipe.message(sent));
        }
        if (!send.poll(cx).isReady()) {
          sending = send;
          return Poll.pending();
        }
        sending = null;
        sent++;
      }
      return Poll.ready(null);
    }
  }

  private static final class Consumer implements Task<@Nullable Void> {
    private final Channel<Integer> channel;
    private final int count;
    private final LongConsumer sum;
    private int received;
    private long total;
    private @Nullable Task<Integer> receiving;

    Consumer(Channel<Integer> channel, int count, LongConsumer sum) {
      this.channel = channel;
      this.count = count;
      this.sum = sum;
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) throws Exception {
      while (received < count) {
        Task<Integer> receive = receiving;
        if (receive == null) {
          receive = channel.receive();
        }
        Poll<Integer> poll = receive.poll(cx);
        if (!poll.isReady()) {
          receiving = receive;
          return Poll.pending();
        }
        receiving = null;
        total += poll.value();
        received++;
      }
      sum.accept(total);
      return Poll.ready(null);
    }
  }
}
