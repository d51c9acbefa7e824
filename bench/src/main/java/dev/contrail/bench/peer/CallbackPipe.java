package dev.contrail.bench.peer;

import java.util.ArrayDeque;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A bounded channel for peers whose tasks go on in callbacks: a task that must wait is spawned
 * again.
 */
final class CallbackPipe implements Piping.Pipe {
  private final Spawner spawner;
  private final int capacity;
  private final ArrayDeque<Integer> messages;
  private final ArrayDeque<Work> producers = new ArrayDeque<>();
  private final ArrayDeque<Work> consumers = new ArrayDeque<>();

  CallbackPipe(Spawner spawner, int capacity) {
    this.spawner = spawner;
    this.capacity = capacity;
    this.messages = new ArrayDeque<>(capacity);
  }

  @Override
  public void produce(int count) {
    spawner.spawn(new Producer(count));
  }

  @Override
  public void consume(int count, LongConsumer sum) {
    spawner.spawn(new Consumer(count, sum));
  }

  private boolean send(Integer message, Work sender) {
    Work receiver;
    synchronized (this) {
      if (messages.size() == capacity) {
        producers.add(sender);
        return false;
      }
      messages.add(message);
      receiver = consumers.poll();
    }
    if (receiver != null) {
      spawner.spawn(receiver);
    }
    return true;
  }

  private @Nullable Integer receive(Work receiver) {
    Integer message;
    Work sender;
    synchronized (this) {
      message = messages.poll();
      if (message == null) {
        consumers.add(receiver);
        return null;
      }
      sender = producers.poll();
    }
    if (sender != null) {
      spawner.spawn(sender);
    }
    return message;
  }

  private final class Producer implements Work {
    private final int count;
    private int sent;

    Producer(int count) {
      this.count = count;
    }

    @Override
    public void run() {
      // Once it waits, another thread may go on with it: nothing is touched after.
      while (sent < count && send(Piping.Pipe.message(sent), this)) {
        sent++;
      }
    }
  }

  private final class Consumer implements Work {
    private final int count;
    private final LongConsumer sum;
    private int received;
    private long total;

    Consumer(int count, LongConsumer sum) {
      this.count = count;
      this.sum = sum;
    }

    @Override
    public void run() {
      while (received < count) {
        Integer message = receive(this);
        if (message == null) {
          return;
        }
        total += message;
        received++;
      }
      sum.accept(total);
    }
  }
}
