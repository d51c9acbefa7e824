package dev.contrail.bench.peer;

import java.util.function.LongConsumer;

/** Family of the workloads that send messages through a bounded channel. */
public interface Piping {

  /** A new channel. */
  Pipe openPipe(int capacity);

  /** One channel and the tasks at its ends. */
  interface Pipe {

    /** Starts a task that sends so many messages one by one: 0, 1, 2 and so on below 100, again. */
    void produce(int messages);

    /** Starts a task that receives so many messages one by one, and then tells their sum. */
    void consume(int messages, LongConsumer sum);

    /** The message after so many others. */
    static Integer message(int index) {
      return index % 100;
    }
  }
}
