package dev.contrail.bench.peer;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.LongConsumer;

/** The JDK's bounded queue with a virtual thread at each end. */
final class BlockingPipe implements Piping.Pipe {
  private final ArrayBlockingQueue<Integer> messages;

  BlockingPipe(int capacity) {
    messages = new ArrayBlockingQueue<>(capacity);
  }

  @Override
  public void produce(int count) {
    VirtualThreads.start(() -> send(count));
  }

  private void send(int count) {
    try {
      for (int i = 0; i < count; i++) {
        messages.put(Piping.Pipe.message(i));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nothing interrupts this thread", e);
    }
  }

  @Override
  public void consume(int count, LongConsumer sum) {
    VirtualThreads.start(() -> sum.accept(receive(count)));
  }

  private long receive(int count) {
    long total = 0;
    try {
      for (int i = 0; i < count; i++) {
        total += messages.take();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nothing interrupts this thread", e);
    }
    return total;
  }
}
