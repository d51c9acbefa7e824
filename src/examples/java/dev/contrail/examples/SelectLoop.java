package dev.contrail.examples;

import dev.contrail.Scheduler;
import dev.contrail.sync.Channel;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import dev.contrail.time.Sleep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects messages in a loop until none has arrived for a while. */
class SelectLoop {
  private static final Duration QUIET = Duration.ofMillis(50);

  public static void main(String[] args) {
    try (Scheduler scheduler = Scheduler.create()) {
      Channel<String> orders = Channel.bounded(16);
      List.of("tea", "milk", "bread").forEach(orders::trySend);
      List<String> batch = new ArrayList<>(); // the loop is one task, so it needs no lock

      scheduler.spawn(Tasks.loop(() -> turn(orders, batch))).join();

      System.out.println("after a quiet time, a batch of " + batch);
    }
  }

  /**
   * Takes one message, or ends the loop with true after a quiet time. The losing branch is
   * cancelled: its timer is removed, and no message is lost.
   */
  private static Task<Boolean> turn(Channel<String> orders, List<String> batch) {
    Task<Boolean> received = orders.receive().map(order -> !batch.add(order));
    Task<Boolean> quiet = Sleep.of(QUIET).map(nothing -> true);
    return Tasks.selectBiased(received, quiet);
  }
}
