package dev.contrail.sync;

import dev.contrail.task.Model;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sends, receives, cancels and the close in every order: no message is lost, none is received
 * twice, no task is stranded. The results are not compared with a sequential run: a receive that
 * overlaps a send and a close may return pending where a sequential run would not; it is woken
 * later.
 */
@Tag("stress")
public class ChannelModelTest {
  private final Channel<Integer> channel = Channel.bounded(1);
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger received = new AtomicInteger();
  private final AtomicInteger next = new AtomicInteger();
  private final ModelledTask<Void> sender =
      new ModelledTask<>(
          () -> channel.send(next.incrementAndGet()), done -> sent.incrementAndGet());
  private final ModelledTask<Integer> first =
      new ModelledTask<>(channel::receive, message -> received.incrementAndGet());
  private final ModelledTask<Integer> second =
      new ModelledTask<>(channel::receive, message -> received.incrementAndGet());

  /** Two wait for a message from the start. */
  public ChannelModelTest() {
    first.poll();
    second.poll();
  }

  @Operation(nonParallelGroup = "sender")
  public void pollSender() {
    sender.poll();
  }

  @Operation(nonParallelGroup = "sender")
  public void cancelSender() {
    sender.cancel();
  }

  @Operation
  public void trySend() {
    if (channel.trySend(next.incrementAndGet())) {
      sent.incrementAndGet();
    }
  }

  @Operation(nonParallelGroup = "first")
  public void pollFirst() {
    first.poll();
  }

  @Operation(nonParallelGroup = "first")
  public void cancelFirst() {
    first.cancel();
  }

  @Operation(nonParallelGroup = "second")
  public void pollSecond() {
    second.poll();
  }

  @Operation(runOnce = true)
  public void close() {
    channel.close();
  }

  @Validate
  public void nothingIsLost() {
    ModelledTask.settle(sender, first, second);
    ModelledTask.checkChannel(channel, 0, sent.get(), received.get(), sender, first, second);
  }

  @Test
  void channel_losesNoMessage_andStrandsNoTask() {
    new Model(ChannelModelTest.class)
        .race("", "trySend", "pollFirst")
        .race("", "trySend", "cancelFirst")
        .race("", "trySend close pollFirst", "pollSecond")
        .race("pollSecond", "trySend", "cancelFirst", "close")
        .race("pollSecond", "trySend", "cancelFirst", "pollSender")
        .race("", "trySend close", "pollFirst", "pollSecond")
        .check();
  }
}
