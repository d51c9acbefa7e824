package dev.contrail.bench.workload;

import dev.contrail.bench.peer.Piping;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Messages through one bounded channel, from many producers to one consumer or the other way round.
 */
record Fan(Piping scheduler, int producers, int consumers, int messages) implements Workload {
  private static final int CAPACITY = 100;

  @Override
  public long iterate() throws Exception {
    Piping.Pipe pipe = scheduler.openPipe(CAPACITY);
    var sum = new AtomicLong();
    var countdown = new Countdown(consumers);
    for (int i = 0; i < consumers; i++) {
      pipe.consume(
          messages / consumers,
          part -> {
            sum.addAndGet(part);
            countdown.run();
          });
    }
    for (int i = 0; i < producers; i++) {
      pipe.produce(messages / producers);
    }
    countdown.await();
    return sum.get();
  }

  @Override
  public long expected() {
    long each = 0;
    for (int i = 0; i < messages / producers; i++) {
      each += Piping.Pipe.message(i);
    }
    return each * producers;
  }
}
