package dev.contrail.sync;

import dev.contrail.task.JoinHandle;
import dev.contrail.task.Model;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tasks that end, polls that take them and waits that are cancelled, in every order. */
@Tag("stress")
public class JoinSetModelTest {
  private final JoinSet<String> set = new JoinSet<>();
  private final ManualHandle<String> left = new ManualHandle<>("left");
  private final ManualHandle<String> right = new ManualHandle<>("right");
  private final AtomicInteger taken = new AtomicInteger();
  private final ModelledTask<JoinHandle<String>> first =
      new ModelledTask<>(set::joinNext, this::count);
  private final ModelledTask<JoinHandle<String>> second =
      new ModelledTask<>(set::joinNext, this::count);

  /** Two tasks run from the start, and both waiters wait. */
  public JoinSetModelTest() {
    set.add(left);
    set.add(right);
    first.poll();
    second.poll();
  }

  private void count(JoinHandle<String> handle) {
    if (handle != null) {
      taken.incrementAndGet();
    }
  }

  @Operation
  public void endLeft() {
    left.complete("value");
  }

  @Operation
  public void endRight() {
    right.complete("value");
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

  /** The sequential specification of a set. */
  public static final class Specification {
    private final Set<String> running = new HashSet<>(Set.of("left", "right"));
    private final ArrayDeque<String> finished = new ArrayDeque<>();

    private void end(String task) {
      if (running.remove(task)) {
        finished.add(task);
      }
    }

    private String poll() {
      return finished.isEmpty() && !running.isEmpty() ? "pending" : "ready " + finished.poll();
    }

    public void endLeft() {
      end("left");
    }

    public void endRight() {
      end("right");
    }

    public String pollFirst() {
      return poll();
    }

    public void cancelFirst() {}

    public String pollSecond() {
      return poll();
    }
  }

  @Validate
  public void nothingIsLost() {
    ModelledTask.settle(first, second);
    ModelledTask.check(taken.get() + set.size() == 2, "taken " + taken + " of " + set);
    ModelledTask.cancelAll(first, second);
    ModelledTask.check(set.waiters() == 0, "a waiter is left");
  }

  @Test
  void set_isLinearizable_andLosesNothing() {
    new Model(JoinSetModelTest.class)
        .race("pollFirst pollSecond", "endLeft", "endRight", "pollFirst pollSecond")
        .race("", "endLeft", "cancelFirst", "pollSecond")
        .check(Specification.class);
  }
}
