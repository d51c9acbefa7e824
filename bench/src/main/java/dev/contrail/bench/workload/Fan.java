package dev.contrail.bench.workload;

import dev.contrail.bench.peer.Piping;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Messages through one bounded channel, from many producers to one consumer or the other way round.
 *
 * @param expected the sum of all messages, which takes too long to be added up while it is timed
 */
record Fan(Piping scheduler, int producers, int consumers, int messages, long expected)
    implements Workload {
  private static final int CAPACITY = 100;

  static Fan of(Piping scheduler, int producers, int consumers, int messages) {
    long each = 0;
    for (int i = 0; i < messages / producers; i++) {
      each += Piping.Pipe.message(i);
    }
    return new Fan(scheduler, producers, consumers, messages, each * producers);
  }

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
}
