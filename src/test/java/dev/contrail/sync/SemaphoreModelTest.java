package dev.contrail.sync;

import dev.contrail.task.Model;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Polls, cancels, releases and the close in every order: linearizable, and no permit is lost. */
@Tag("stress")
public class SemaphoreModelTest {
  private final Semaphore semaphore = new Semaphore(2);
  private final Deque<Permit> heldByFirst = new ArrayDeque<>();
  private final Deque<Permit> heldBySecond = new ArrayDeque<>();
  private final Deque<Permit> heldByThird = new ArrayDeque<>();
  private final ModelledTask<Permit> first =
      new ModelledTask<>(semaphore::acquire, heldByFirst::push);
  private final ModelledTask<Permit> second =
      new ModelledTask<>(() -> semaphore.acquire(2), heldBySecond::push);

  /** One holds all permits, and two wait from the start. */
  public SemaphoreModelTest() {
    heldByThird.push(semaphore.tryAcquire());
    heldByThird.push(semaphore.tryAcquire());
    second.poll();
    first.poll();
  }

  @Operation(nonParallelGroup = "first")
  public String pollFirst() {
    return first.poll();
  }

  @Operation(nonParallelGroup = "first")
  public void cancelFirst() {
    first.cancel();
  }

  @Operation(nonParallelGroup = "first")
  public boolean releaseFirst() {
    return release(heldByFirst);
  }

  @Operation(nonParallelGroup = "second")
  public String pollSecond() {
    return second.poll();
  }

  @Operation(nonParallelGroup = "second")
  public void cancelSecond() {
    second.cancel();
  }

  @Operation(nonParallelGroup = "second")
  public boolean releaseSecond() {
    return release(heldBySecond);
  }

  @Operation(nonParallelGroup = "third")
  public boolean tryAcquire() {
    Permit permit = semaphore.tryAcquire();
    if (permit != null) {
      heldByThird.push(permit);
    }
    return permit != null;
  }

  @Operation(nonParallelGroup = "third")
  public boolean releaseThird() {
    return release(heldByThird);
  }

  @Operation(runOnce = true)
  public void close() {
    semaphore.close();
  }

  private static boolean release(Deque<Permit> held) {
    Permit permit = held.poll();
    if (permit != null) {
      permit.close();
    }
    return permit != null;
  }

  /** The sequential specification of a semaphore. */
  public static final class Specification {
    private final Map<String, Integer> wanted = Map.of("first", 1, "second", 2, "third", 1);
    private final Map<String, Integer> held = new HashMap<>(Map.of("third", 2));
    private final List<String> waiting = new ArrayList<>(List.of("second", "first"));
    private final Set<String> granted = new HashSet<>();
    private int available;
    private boolean isClosed;

    private String poll(String task) {
      int count = wanted.get(task);
      if (!granted.remove(task)) {
        if (isClosed) {
          return "closed";
        }
        if (waiting.contains(task)) {
          return "pending";
        }
        if (!waiting.isEmpty() || available < count) {
          waiting.add(task);
          return "pending";
        }
        available -= count;
      }
      held.merge(task, 1, Integer::sum);
      return "ready Permit[" + count + "]";
    }

    private void cancel(String task) {
      waiting.remove(task);
      if (granted.remove(task)) {
        available += wanted.get(task);
      }
      grant();
    }

    private boolean release(String task) {
      if (held.getOrDefault(task, 0) == 0) {
        return false;
      }
      held.merge(task, -1, Integer::sum);
      available += wanted.get(task);
      grant();
      return true;
    }

    private void grant() {
      while (!waiting.isEmpty() && available >= wanted.get(waiting.get(0))) {
        available -= wanted.get(waiting.get(0));
        granted.add(waiting.remove(0));
      }
    }

    public boolean tryAcquire() {
      if (isClosed || !waiting.isEmpty() || available == 0) {
        return false;
      }
      available--;
      held.merge("third", 1, Integer::sum);
      return true;
    }

    public void close() {
      isClosed = true;
      waiting.clear();
    }

    public String pollFirst() {
      return poll("first");
    }

    public void cancelFirst() {
      cancel("first");
    }

    public boolean releaseFirst() {
      return release("first");
    }

    public String pollSecond() {
      return poll("second");
    }

    public void cancelSecond() {
      cancel("second");
    }

    public boolean releaseSecond() {
      return release("second");
    }

    public boolean releaseThird() {
      return release("third");
    }
  }

  @Validate
  public void noPermitIsLost() {
    ModelledTask.settle(first, second);
    ModelledTask.cancelAll(first, second);
    while (release(heldByFirst) || release(heldBySecond) || release(heldByThird)) {}
    ModelledTask.check(semaphore.waiters() == 0, "a waiter is left");
    ModelledTask.check(semaphore.availablePermits() == 2, "permits: " + semaphore);
  }

  @Test
  void semaphore_isLinearizable_andLosesNoPermit() {
    new Model(SemaphoreModelTest.class)
        .race("cancelSecond cancelFirst", "", List.of("pollFirst", "releaseThird"))
        .race("", "releaseThird", "close")
        .race("pollFirst pollSecond", "releaseThird releaseThird", "cancelSecond", "close")
        .race("pollFirst pollSecond", "releaseThird", "cancelSecond", "pollFirst")
        .race("pollFirst pollSecond", "releaseThird", "cancelSecond cancelFirst", "tryAcquire")
        .check(Specification.class);
  }
}
