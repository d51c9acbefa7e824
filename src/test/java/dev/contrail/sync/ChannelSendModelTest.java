package dev.contrail.sync;

import dev.contrail.task.Model;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link ChannelModelTest} from the other side: two senders wait for a place in a full channel. */
@Tag("stress")
public class ChannelSendModelTest {
  private final Channel<Integer> channel = Channel.bounded(1);
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger received = new AtomicInteger();
  private final ModelledTask<Void> first =
      new ModelledTask<>(() -> channel.send(1), done -> sent.incrementAndGet());
  private final ModelledTask<Void> second =
      new ModelledTask<>(() -> channel.send(2), done -> sent.incrementAndGet());
  private final ModelledTask<Integer> receiver =
      new ModelledTask<>(channel::receive, message -> received.incrementAndGet());

  public ChannelSendModelTest() {
    channel.trySend(0);
    sent.incrementAndGet();
    first.poll();
    second.poll();
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

  @Operation(nonParallelGroup = "receiver")
  public void pollReceiver() {
    receiver.poll();
  }

  @Operation(nonParallelGroup = "receiver")
  public void cancelReceiver() {
    receiver.cancel();
  }

  @Operation
  public void tryReceive() {
    if (channel.tryReceive() != null) {
      received.incrementAndGet();
    }
  }

  @Operation(runOnce = true)
  public void close() {
    channel.close();
  }

  @Validate
  public void nothingIsLost() {
    ModelledTask.settle(first, second, receiver);
    ModelledTask.checkChannel(channel, 0, sent.get(), received.get(), first, second, receiver);
  }

  @Test
  void channel_losesNoPlace_andStrandsNoTask() {
    new Model(ChannelSendModelTest.class)
        .race("", "tryReceive", "pollFirst")
        .race("", "tryReceive", "cancelFirst")
        .race("pollSecond", "tryReceive", "cancelFirst", "close")
        .race("pollSecond", "tryReceive", "cancelFirst", "pollReceiver")
        .race("", "tryReceive", "pollFirst", "close pollReceiver")
        .check();
  }
}
