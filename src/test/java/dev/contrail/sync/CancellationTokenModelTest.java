package dev.contrail.sync;

import dev.contrail.task.Model;
import java.util.HashSet;
import java.util.Set;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Waits, cancels of waits, and cancels of a token and of its child, in every order. */
@Tag("stress")
public class CancellationTokenModelTest {
  private final CancellationToken parent = new CancellationToken();
  private final CancellationToken child = parent.childToken();
  private final ModelledTask<Void> ofParent = new ModelledTask<>(parent.cancelled());
  private final ModelledTask<Void> ofChild = new ModelledTask<>(child.cancelled());

  @Operation(nonParallelGroup = "parent")
  public String pollParent() {
    return ofParent.poll();
  }

  @Operation(nonParallelGroup = "child")
  public String pollChild() {
    return ofChild.poll();
  }

  @Operation(nonParallelGroup = "child")
  public void leaveChild() {
    ofChild.cancel();
  }

  @Operation
  public void cancelParent() {
    parent.cancel();
  }

  @Operation
  public void cancelChild() {
    child.cancel();
  }

  @Operation
  public boolean isChildCancelled() {
    return child.isCancelled();
  }

  /** The sequential specification of a token and its child. */
  public static final class Specification {
    private final Set<String> ended = new HashSet<>();
    private boolean isParentCancelled;
    private boolean isChildCancelled;

    private String poll(String task, boolean isCancelled) {
      if (ended.contains(task)) {
        return "ended";
      }
      if (isCancelled) {
        ended.add(task);
      }
      return isCancelled ? "ready null" : "pending";
    }

    public String pollParent() {
      return poll("parent", isParentCancelled);
    }

    public String pollChild() {
      return poll("child", isChildCancelled());
    }

    public void leaveChild() {
      ended.add("child");
    }

    public void cancelParent() {
      isParentCancelled = true;
    }

    public void cancelChild() {
      isChildCancelled = true;
    }

    public boolean isChildCancelled() {
      return isParentCancelled || isChildCancelled;
    }
  }

  @Validate
  public void nobodyIsStranded() {
    ModelledTask.settle(ofParent, ofChild);
    ModelledTask.cancelAll(ofParent, ofChild);
    ModelledTask.check(parent.waiters() + child.waiters() == 0, "a waiter is left");
  }

  @Test
  void token_isLinearizable_andStrandsNoTask() {
    new Model(CancellationTokenModelTest.class)
        .race("pollChild isChildCancelled", "pollChild", "cancelParent", "cancelChild")
        .race("pollParent", "pollChild", "pollParent", "cancelParent isChildCancelled")
        .race("pollChild", "pollChild leaveChild", "pollParent", "cancelParent")
        .check(Specification.class);
  }
}
