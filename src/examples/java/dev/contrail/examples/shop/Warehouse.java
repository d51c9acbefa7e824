package dev.contrail.examples.shop;

import dev.contrail.Scheduler;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import dev.contrail.time.Sleep;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Packs orders on a scheduler of its own, which is shut down at the end of the shift: later orders
 * are rejected ({@code contrail.TaskRejected}), while the running stocktaking continues.
 */
final class Warehouse implements AutoCloseable {
  private static final int SHIFT = 20;

  private final Scheduler scheduler = Scheduler.builder().name("warehouse").workers(1).build();
  private final JoinHandle<?> stocktaking = scheduler.spawn(stocktaking());
  private final AtomicInteger packed = new AtomicInteger();

  /** Returns a task that has an order packed. */
  Task<String> order(int n) {
    return Tasks.call(() -> scheduler.spawn(() -> Work.micros(500, n) % 10))
        .flatMap(Tasks::from)
        .map(
            shelf -> {
              if (packed.incrementAndGet() == SHIFT) {
                scheduler.shutdown();
              }
              return "packed from shelf " + shelf;
            });
  }

  private static Task<?> stocktaking() {
    return Tasks.loop(
        () ->
            Sleep.of(Duration.ofMillis(20))
                .andThen(Tasks.call(() -> Work.micros(1_000, 0)).map(sum -> false)));
  }

  @Override
  public void close() {
    stocktaking.abort();
    scheduler.close();
  }
}
