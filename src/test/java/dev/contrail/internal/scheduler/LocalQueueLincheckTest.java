package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.TaskCell;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * An owner and two thieves at a queue of four, in the interleavings that Lincheck's model checker
 * tries: whatever was pushed is taken exactly once, or still there.
 */
public class LocalQueueLincheckTest {
  private static final int MAX_TASKS = 64;

  private final LocalQueue queue = new LocalQueue(4);
  private final InjectQueue inject = new InjectQueue(1);
  private final LocalQueue firstThief = new LocalQueue(4);
  private final LocalQueue secondThief = new LocalQueue(4);
  private final AtomicIntegerArray taken = new AtomicIntegerArray(MAX_TASKS);
  private int pushed;

  @Operation(nonParallelGroup = "owner")
  public void push() {
    queue.pushBackOrOverflow(Cells.cell(pushed++), inject);
  }

  @Operation(nonParallelGroup = "owner")
  public void pushThree() {
    push();
    push();
    push();
  }

  /** Into the slots that a thief may still be copying from, unless the owner knows better. */
  @Operation(nonParallelGroup = "owner")
  public void popAndRefill() {
    count(queue.pop());
    pushThree();
  }

  @Operation(nonParallelGroup = "owner")
  public void pop() {
    count(queue.pop());
  }

  @Operation(nonParallelGroup = "first thief")
  public void steal() {
    stealInto(firstThief);
  }

  @Operation(nonParallelGroup = "second thief")
  public void stealToo() {
    stealInto(secondThief);
  }

  private void stealInto(LocalQueue own) {
    count(queue.stealInto(own));
    for (TaskCell<?> task = own.pop(); task != null; task = own.pop()) {
      count(task);
    }
  }

  private void count(TaskCell<?> task) {
    if (task != null) {
      taken.incrementAndGet((int) task.id());
    }
  }

  @Validate
  public void eachTaskIsTakenOnce() {
    for (TaskCell<?> task = queue.pop(); task != null; task = queue.pop()) {
      count(task);
    }
    for (TaskCell<?> task; (task = inject.popInto(firstThief, 1, 0)) != null; ) {
      count(task);
    }
    for (int id = 0; id < pushed; id++) {
      if (taken.get(id) != 1) {
        throw new IllegalStateException("task " + id + " was taken " + taken.get(id) + " times");
      }
    }
  }

  @Test
  void eachTaskIsTakenOnce_inEveryInterleavingTried() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(2)
        .actorsPerThread(3)
        .actorsAfter(0)
        .iterations(Integer.getInteger("contrail.lincheck.iterations", 15))
        .invocationsPerIteration(500)
        .check(LocalQueueLincheckTest.class);
  }
}
