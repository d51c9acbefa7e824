package dev.contrail.sync;

import dev.contrail.task.ManualContext;
import dev.contrail.task.Model;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Send, close, receive and cancel in every order: linearizable, and the receiver is woken. */
@Tag("stress")
public class OneshotModelTest {
  private final Oneshot<Integer> oneshot = new Oneshot<>();
  private final Task<Integer> receiver = oneshot.receive();
  private final ManualContext cx = new ManualContext();
  private boolean isPending;

  @Operation(nonParallelGroup = "receiver")
  public String poll() throws Exception {
    try {
      Poll<Integer> poll = cx.poll(receiver);
      isPending = !poll.isReady();
      return poll.toString();
    } catch (ClosedException e) {
      isPending = false;
      return "closed";
    }
  }

  @Operation(nonParallelGroup = "receiver")
  public void cancel() {
    receiver.cancel();
    isPending = false;
  }

  @Operation(nonParallelGroup = "sender")
  public boolean send() {
    return oneshot.send(1);
  }

  @Operation
  public void close() {
    oneshot.close();
  }

  @Operation
  public boolean isClosed() {
    return oneshot.isClosed();
  }

  /** The sequential specification of a oneshot. */
  public static final class Specification {
    private boolean isSent;
    private boolean isClosed;

    public String poll() {
      if (isClosed) {
        return "closed";
      }
      isClosed = isSent;
      return isSent ? "Ready(1)" : "Pending";
    }

    public void cancel() {
      isClosed = true;
    }

    public boolean send() {
      boolean isFirst = !isSent && !isClosed;
      isSent |= isFirst;
      return isFirst;
    }

    public void close() {
      isClosed |= !isSent;
    }

    public boolean isClosed() {
      return isClosed;
    }
  }

  @Validate
  public void receiverIsNotStranded() throws Exception {
    if (isPending && !cx.isScheduled()) {
      ModelledTask.check(poll().equals("Pending"), "ready, and was not woken");
    }
  }

  @Test
  void oneshot_isLinearizable_andWakesItsReceiver() {
    new Model(OneshotModelTest.class)
        .race("isClosed", "send", "cancel", "close")
        .race("poll", "send", "poll", "close")
        .check(Specification.class);
  }
}
