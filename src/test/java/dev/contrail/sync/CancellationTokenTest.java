package dev.contrail.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.task.ManualContext;
import dev.contrail.task.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTokenTest {
  private final ManualContext cx = new ManualContext();
  private final ManualContext other = new ManualContext();
  private final CancellationToken token = new CancellationToken();

  @Test
  void cancel_wakesAllThatWait_andIsForGood() throws Exception {
    List<ManualContext> contexts = new ArrayList<>();
    List<Task<?>> tasks = new ArrayList<>();
    for (int i = 0; i < 100; i++) { // more than are woken under one lock
      contexts.add(new ManualContext());
      tasks.add(token.cancelled());
      assertThat(contexts.get(i).poll(tasks.get(i)).isReady()).isFalse();
    }
    assertThat(token.isCancelled()).isFalse();
    assertThat(token).hasToString("CancellationToken[100 waiting]");
    token.cancel();
    token.cancel();
    assertThat(token.isCancelled()).isTrue();
    for (int i = 0; i < 100; i++) {
      assertThat(contexts.get(i).wakes()).isEqualTo(1);
      assertThat(contexts.get(i).poll(tasks.get(i)).isReady()).isTrue();
    }
    assertThat(cx.poll(token.cancelled()).isReady()).isTrue();
    assertThat(token).hasToString("CancellationToken[cancelled]");
  }

  @Test
  void cancel_wakesAll_behindAWakerThatThrows() throws Exception {
    cx.broken = new IllegalStateException("broken waker");
    cx.poll(token.cancelled());
    other.poll(token.cancelled());
    assertThatThrownBy(token::cancel).isSameAs(cx.broken);
    assertThat(other.wakes()).isEqualTo(1);
    assertThat(token.isCancelled()).isTrue();
  }

  @Test
  void cancel_reachesThoseWhoWaitForATokenBelow() throws Exception {
    CancellationToken grandchild = token.childToken().childToken();
    Task<?> task = grandchild.cancelled();
    cx.poll(task);
    token.cancel();
    assertThat(grandchild.isCancelled()).isTrue();
    assertThat(cx.wakes()).isEqualTo(1);
    assertThat(cx.poll(task).isReady()).isTrue();
    assertThat(grandchild.waiters()).isZero();
  }

  @Test
  void cancel_ofAChild_leavesItsParentAndSiblings() throws Exception {
    CancellationToken child = token.childToken();
    CancellationToken sibling = token.childToken();
    Task<?> task = child.cancelled();
    cx.poll(task);
    other.poll(token.cancelled());
    other.poll(sibling.cancelled());
    child.cancel();
    assertThat(child.isCancelled()).isTrue();
    assertThat(token.isCancelled()).isFalse();
    assertThat(sibling.isCancelled()).isFalse();
    assertThat(other.wakes()).isZero();
    assertThat(cx.poll(task).isReady()).isTrue();
    assertThat(token.waiters()).isEqualTo(2);
  }

  @Test
  void childToken_isCancelled_whenItsParentWas() throws Exception {
    token.cancel();
    CancellationToken child = token.childToken();
    assertThat(child.isCancelled()).isTrue();
    assertThat(cx.poll(child.cancelled()).isReady()).isTrue();
  }

  @Test
  void childToken_isKnownToItsParent_onlyWhileSomebodyWaits() throws Exception {
    CancellationToken child = token.childToken();
    assertThat(token.waiters()).isZero();
    Task<?> task = child.cancelled();
    assertThat(token.waiters()).isZero();
    cx.poll(task);
    assertThat(token.waiters()).isEqualTo(1);
    task.cancel();
    task.cancel();
    assertThat(token.waiters()).isZero();
    assertThat(child.waiters()).isZero();
    token.cancel();
    assertThat(cx.wakes()).isZero();
  }

  @Test
  void cancelled_isNotReady_whenTheBudgetIsSpent() throws Exception {
    token.cancel();
    Task<?> task = token.cancelled();
    cx.budget = 0;
    assertThat(cx.poll(task).isReady()).isFalse();
    assertThat(cx.isScheduled()).isTrue();
    cx.budget = 1;
    assertThat(cx.poll(task).isReady()).isTrue();
  }

  @Test
  void poll_again_changesNothing_andAnotherTaskTakesTheWaitOver() throws Exception {
    CancellationToken child = token.childToken();
    Task<?> task = child.cancelled();
    cx.poll(task);
    cx.poll(task);
    other.poll(task);
    assertThat(child.waiters()).isEqualTo(1);
    assertThat(token.waiters()).isEqualTo(1);
    token.cancel();
    assertThat(cx.wakes()).isZero();
    assertThat(other.wakes()).isEqualTo(1);
  }
}
