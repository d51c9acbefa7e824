package dev.contrail.sync;

import dev.contrail.task.Model;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A select of a receive and a notification, followed by tasks that wait for one of the two alone:
 * in every order, a grant of the losing leaf passes to the next task.
 */
@Tag("stress")
public class SelectModelTest {
  private static final String NOTIFIED = "notified";

  private final Channel<String> channel = Channel.bounded(1);
  private final Notify notify = new Notify();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger received = new AtomicInteger();
  private final AtomicInteger notifications = new AtomicInteger();
  private final AtomicInteger notified = new AtomicInteger();
  private final ModelledTask<String> select = new ModelledTask<>(this::select, this::count);
  private final ModelledTask<String> receiver = new ModelledTask<>(channel::receive, this::count);
  private final ModelledTask<String> waiter = new ModelledTask<>(this::notified, this::count);

  /** All wait from the start, the select first. */
  public SelectModelTest() {
    select.poll();
    receiver.poll();
    waiter.poll();
  }

  private Task<String> notified() {
    return notify.notified().map(nothing -> NOTIFIED);
  }

  private Task<String> select() {
    return Tasks.selectBiased(channel.receive(), notified());
  }

  private void count(String result) {
    (result.equals(NOTIFIED) ? notified : received).incrementAndGet();
  }

  @Operation(nonParallelGroup = "select")
  public void pollSelect() {
    select.poll();
  }

  @Operation(nonParallelGroup = "select")
  public void cancelSelect() {
    select.cancel();
  }

  @Operation(nonParallelGroup = "receiver")
  public void pollReceiver() {
    receiver.poll();
  }

  @Operation
  public void trySend() {
    if (channel.trySend("message")) {
      sent.incrementAndGet();
    }
  }

  /** Called once, since a second notification may find the first one still stored. */
  @Operation(runOnce = true)
  public void notifyOne() {
    notifications.incrementAndGet();
    notify.notifyOne();
  }

  @Validate
  public void whatTheLoserWasGranted_isThere() {
    ModelledTask.settle(select, receiver, waiter);
    ModelledTask.check(notifications.get() == notified.get(), "a notification was lost: " + notify);
    ModelledTask.checkChannel(channel, "", sent.get(), received.get(), select, receiver, waiter);
    ModelledTask.check(notify.waiters() == 0, "a waiter is left");
  }

  @Test
  void select_passesOnWhatItsLoserWasGranted() {
    new Model(SelectModelTest.class)
        .race("", "trySend", "notifyOne", "pollSelect")
        .race("", "trySend", "notifyOne", "cancelSelect")
        .race("", "trySend", "notifyOne", "pollSelect pollSelect cancelSelect")
        .check();
  }
}
