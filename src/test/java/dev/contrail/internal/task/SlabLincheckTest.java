package dev.contrail.internal.task;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Three threads that insert and remove in one slab, in the interleavings that Lincheck's model
 * checker tries: each live task has a slot of its own.
 */
public class SlabLincheckTest {
  private static final Schedule NONE = new FakeSchedule();

  private final Slab slab = new Slab();
  private final List<ArrayDeque<TaskCell<?>>> live = new ArrayList<>();

  public SlabLincheckTest() {
    for (int thread = 0; thread < 3; thread++) {
      live.add(new ArrayDeque<>());
    }
  }

  @Operation(nonParallelGroup = "0")
  public void insert0() {
    insert(0);
  }

  @Operation(nonParallelGroup = "1")
  public void insert1() {
    insert(1);
  }

  @Operation(nonParallelGroup = "2")
  public void insert2() {
    insert(2);
  }

  @Operation(nonParallelGroup = "0")
  public void remove0() {
    remove(0);
  }

  @Operation(nonParallelGroup = "1")
  public void remove1() {
    remove(1);
  }

  private void insert(int thread) {
    TaskCell<?> cell = RunOnceCell.executed(NONE, thread, null, () -> {});
    slab.insert(cell);
    live.get(thread).add(cell);
  }

  private void remove(int thread) {
    TaskCell<?> oldest = live.get(thread).poll();
    if (oldest != null) {
      Slab.remove(oldest);
    }
  }

  @Validate
  public void eachLiveTask_hasASlotOfItsOwn() {
    for (ArrayDeque<TaskCell<?>> cells : live) {
      for (TaskCell<?> cell : cells) {
        if (cell.slab[cell.slabIndex] != cell) {
          throw new IllegalStateException("slot " + cell.slabIndex + " has another task, or none");
        }
      }
    }
  }

  @Test
  void eachLiveTask_hasASlotOfItsOwn_inEveryInterleavingTried() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(1)
        .actorsPerThread(2)
        .actorsAfter(0)
        .iterations(2 * Integer.getInteger("contrail.rounds", 1))
        .invocationsPerIteration(200)
        .check(SlabLincheckTest.class);
  }
}
