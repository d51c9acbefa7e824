package dev.contrail.sync;

import dev.contrail.task.Model;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sends, a close, polls and cancels in every order: linearizable, and no task is stranded. */
@Tag("stress")
public class WatchModelTest {
  private final Watch<String> watch = new Watch<>("initial");
  private final WatchReceiver<String> left = watch.subscribe();
  private final WatchReceiver<String> right = watch.subscribe();
  private final ModelledTask<String> first = new ModelledTask<>(left::changed, value -> {});
  private final ModelledTask<String> second = new ModelledTask<>(right::changed, value -> {});

  /** One waits from the start. */
  public WatchModelTest() {
    first.poll();
  }

  @Operation
  public boolean sendOne() {
    return watch.send("one");
  }

  @Operation
  public boolean sendTwo() {
    return watch.send("two");
  }

  @Operation
  public void close() {
    watch.close();
  }

  @Operation(nonParallelGroup = "first")
  public String pollFirst() {
    return first.poll();
  }

  @Operation(nonParallelGroup = "first")
  public void cancelFirst() {
    first.cancel();
  }

  @Operation(nonParallelGroup = "second")
  public String pollSecond() {
    return second.poll();
  }

  /** The sequential specification of a watch. */
  public static final class Specification {
    private String value = "initial";
    private boolean isClosed;
    private boolean isSeenByFirst = true;
    private boolean isSeenBySecond = true;

    private boolean send(String next) {
      if (!isClosed) {
        value = next;
        isSeenByFirst = false;
        isSeenBySecond = false;
      }
      return !isClosed;
    }

    private String poll(boolean isSeen) {
      if (isSeen) {
        return isClosed ? "closed" : "pending";
      }
      return "ready " + value;
    }

    public boolean sendOne() {
      return send("one");
    }

    public boolean sendTwo() {
      return send("two");
    }

    public void close() {
      isClosed = true;
    }

    public String pollFirst() {
      String result = poll(isSeenByFirst);
      isSeenByFirst = true;
      return result;
    }

    public void cancelFirst() {}

    public String pollSecond() {
      String result = poll(isSeenBySecond);
      isSeenBySecond = true;
      return result;
    }
  }

  @Validate
  public void nobodyIsStranded() {
    ModelledTask.settle(first, second);
    ModelledTask.cancelAll(first, second);
    ModelledTask.check(watch.waiters() == 0, "a waiter is left");
  }

  @Test
  void watch_isLinearizable_andStrandsNoTask() {
    new Model(WatchModelTest.class)
        .race("", "sendOne", "sendTwo", "pollFirst pollSecond")
        .race("", "sendOne pollSecond", "cancelFirst pollFirst", "close")
        .check(Specification.class);
  }
}
