package dev.contrail.sync;

import dev.contrail.task.Model;
import java.util.HashSet;
import java.util.Set;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Arrivals and cancels in every order: linearizable, no task is stranded, and no arrival is counted
 * in vain.
 */
@Tag("stress")
public class BarrierModelTest {
  private final Barrier barrier = new Barrier(3);
  private final ModelledTask<Boolean> first = new ModelledTask<>(barrier::await, isLast -> {});
  private final ModelledTask<Boolean> second = new ModelledTask<>(barrier::await, isLast -> {});
  private final ModelledTask<Boolean> third = new ModelledTask<>(barrier::await, isLast -> {});

  /** Two have arrived from the start. */
  public BarrierModelTest() {
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

  /** The sequential specification of a barrier. */
  public static final class Specification {
    private final Set<String> arrived = new HashSet<>(Set.of("first", "second"));
    private final Set<String> passed = new HashSet<>();

    private String poll(String task) {
      if (passed.remove(task)) {
        return "ready false";
      }
      if (arrived.add(task) && arrived.size() == 3) {
        arrived.remove(task);
        passed.addAll(arrived);
        arrived.clear();
        return "ready true";
      }
      return "pending";
    }

    private void cancel(String task) {
      arrived.remove(task);
      passed.remove(task);
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
    ModelledTask.check(barrier.waiters() == 0, "an arrival is left");
  }

  @Test
  void barrier_isLinearizable_andStrandsNoTask() {
    new Model(BarrierModelTest.class)
        .race("pollFirst pollSecond pollThird", "pollThird", "cancelFirst", "pollSecond")
        .race(
            "pollFirst pollSecond pollThird", "pollThird", "cancelFirst pollFirst", "cancelSecond")
        .check(Specification.class);
  }
}
