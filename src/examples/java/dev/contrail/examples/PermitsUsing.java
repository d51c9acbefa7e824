package dev.contrail.examples;

import dev.contrail.Scheduler;
import dev.contrail.sync.Semaphore;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import dev.contrail.time.Sleep;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Limits downloads to two at a time; each permit is given back however its task ends. */
class PermitsUsing {
  private static final AtomicInteger ACTIVE = new AtomicInteger();

  public static void main(String[] args) {
    try (Scheduler scheduler = Scheduler.create()) {
      Semaphore connections = new Semaphore(2);

      List<Task<Integer>> downloads =
          IntStream.range(0, 6)
              .mapToObj(i -> Tasks.using(connections.acquire(), permit -> download()))
              .map(task -> scheduler.spawn(task).toTask())
              .toList();
      List<Integer> activeAtOnce = scheduler.spawn(Tasks.join(downloads)).join();

      System.out.println(
          activeAtOnce.size()
              + " downloads, never more than two at once: "
              + activeAtOnce.stream().allMatch(active -> active <= 2)
              + "; permits at the end: "
              + connections.availablePermits());
    }
  }

  /** Downloads; the result is the number of active downloads at its start. */
  private static Task<Integer> download() {
    int active = ACTIVE.incrementAndGet();
    return Sleep.of(Duration.ofMillis(5))
        .map(
            done -> {
              ACTIVE.decrementAndGet();
              return active;
            });
  }
}
