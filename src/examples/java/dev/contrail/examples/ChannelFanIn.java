package dev.contrail.examples;

import dev.contrail.Scheduler;
import dev.contrail.sync.Channel;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Connects several senders to one receiver through a bounded channel, which slows the senders down.
 */
class ChannelFanIn {
  private static final int SENDERS = 4;
  private static final int MESSAGES_EACH = 25;

  public static void main(String[] args) {
    try (Scheduler scheduler = Scheduler.create()) {
      Channel<Integer> channel = Channel.bounded(8);
      int[] sum = {0};

      JoinHandle<@Nullable Void> receiver =
          scheduler.spawn(Tasks.loop(() -> channel.receiveMany(32).map(all -> addAll(sum, all))));
      List<Task<@Nullable Void>> senders =
          IntStream.range(0, SENDERS)
              .mapToObj(sender -> scheduler.spawn(sendAll(channel)).toTask())
              .toList();
      scheduler.spawn(Tasks.join(senders)).join();
      channel.close(); // Java has no drop, so the channel is closed after the last message
      receiver.join();

      System.out.println("received a sum of " + sum[0]);
    }
  }

  private static Task<@Nullable Void> sendAll(Channel<Integer> channel) {
    AtomicInteger next = new AtomicInteger(1);
    return Tasks.loop(
        () -> channel.send(next.get()).map(sent -> next.getAndIncrement() == MESSAGES_EACH));
  }

  /** Adds messages to the sum; returns true at the end, for an empty list from a closed channel. */
  private static boolean addAll(int[] sum, List<Integer> messages) {
    messages.forEach(message -> sum[0] += message);
    return messages.isEmpty();
  }
}
