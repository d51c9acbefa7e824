package dev.contrail.sync;

import dev.contrail.task.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Polls, cancels and notifications in every order: linearizable, no task is stranded or left
 * linked.
 */
@Tag("stress")
public class NotifyModelTest {
  private final Notify notify = new Notify();
  private final ModelledTask<Void> first = new ModelledTask<>(notify.notified());
  private final ModelledTask<Void> second = new ModelledTask<>(notify.notified());
  private final ModelledTask<Void> third = new ModelledTask<>(notify.notified());

  /** Two tasks wait from the start. */
  public NotifyModelTest() {
    first.poll();
    second.poll();
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

  @Operation(nonParallelGroup = "second")
  public void cancelSecond() {
    second.cancel();
  }

  @Operation(nonParallelGroup = "third")
  public String pollThird() {
    return third.poll();
  }

  @Operation
  public void notifyOne() {
    notify.notifyOne();
  }

  @Operation
  public void notifyWaiters() {
    notify.notifyWaiters();
  }

  /** The sequential specification of a notify. */
  public static final class Specification {
    private static final String READY = "ready null";

    private final List<String> waiting = new ArrayList<>(List.of("first", "second"));
    private final Map<String, String> states =
        new HashMap<>(Map.of("first", "pending", "second", "pending", "third", "new"));
    private boolean isStored;

    private String poll(String task) {
      String state = states.get(task);
      if (state.equals("ended") || state.equals("pending")) {
        return state;
      }
      boolean isReady = !state.equals("new") || isStored;
      if (!isReady) {
        waiting.add(task);
        states.put(task, "pending");
        return "pending";
      }
      isStored &= !state.equals("new");
      states.put(task, "ended");
      return READY;
    }

    private void cancel(String task) {
      waiting.remove(task);
      if (states.put(task, "ended").equals("one")) {
        notifyOne();
      }
    }

    public void notifyOne() {
      if (waiting.isEmpty()) {
        isStored = true;
      } else {
        states.put(waiting.remove(0), "one");
      }
    }

    public void notifyWaiters() {
      waiting.clear();
      states.replaceAll(
          (task, state) -> state.equals("new") || state.equals("pending") ? "all" : state);
    }

    public String pollFirst() {
      return poll("first");
    }

    public void cancelFirst() {
      cancel("first");
    }

    public String pollSecond() {
      return poll("second");
    }

    public void cancelSecond() {
      cancel("second");
    }

    public String pollThird() {
      return poll("third");
    }
  }

  @Validate
  public void nobodyIsStranded() {
    ModelledTask.settle(first, second, third);
    ModelledTask.cancelAll(first, second, third);
    ModelledTask.check(notify.waiters() == 0, "a waiter is left");
  }

  @Test
  void notify_isLinearizable_andStrandsNoTask() {
    new Model(NotifyModelTest.class)
        .race("pollFirst pollSecond pollThird", "notifyOne", "cancelFirst", "pollThird")
        .race("pollSecond pollThird", "notifyOne", "cancelFirst", "notifyWaiters")
        .race("pollFirst pollThird", "notifyOne notifyOne", "pollFirst", "cancelSecond")
        .check(Specification.class);
  }
}
