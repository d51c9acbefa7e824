package dev.contrail.sync;

import dev.contrail.task.Model;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Receivers that open and close against a sender that waits for the last one to close, in every
 * order.
 */
@Tag("stress")
public class WatchUnwatchedModelTest {
  private final Watch<String> watch = new Watch<>("initial");
  private final WatchReceiver<String> left = watch.subscribe();
  private final WatchReceiver<String> right = watch.subscribe();
  private final ModelledTask<Void> waiter = new ModelledTask<>(watch.unwatched());

  @Operation(nonParallelGroup = "waiter")
  public void poll() {
    waiter.poll();
  }

  @Operation
  public void closeLeft() {
    left.close();
  }

  @Operation
  public void closeRight() {
    right.close();
  }

  @Operation
  public void subscribe() {
    watch.subscribe();
  }

  @Validate
  public void waiterIsNotStranded() {
    ModelledTask.settle(waiter);
    ModelledTask.cancelAll(waiter);
    ModelledTask.check(watch.waiters() == 0, "a waiter is left");
  }

  @Test
  void unwatched_strandsNoTask() {
    new Model(WatchUnwatchedModelTest.class)
        .race("", "closeLeft", "closeRight", "poll")
        .race("", "closeLeft closeRight", "subscribe", "poll poll")
        .check();
  }
}
