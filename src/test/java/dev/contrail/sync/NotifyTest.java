package dev.contrail.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.task.ManualContext;
import dev.contrail.task.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotifyTest {
  private final Notify notify = new Notify();
  private final ManualContext cx = new ManualContext();
  private final ManualContext other = new ManualContext();

  private static boolean isReady(ManualContext cx, Task<?> task) throws Exception {
    return cx.poll(task).isReady();
  }

  @Test
  void notifyOne_isStored_whenNoTaskWaits_andOnlyOnce() throws Exception {
    notify.notifyOne();
    notify.notifyOne();
    assertThat(isReady(cx, notify.notified())).isTrue();
    assertThat(isReady(cx, notify.notified())).isFalse();
  }

  @Test
  void notifyOne_wakesTheTaskThatWaitedLongest() throws Exception {
    Task<?> first = notify.notified();
    Task<?> second = notify.notified();
    isReady(cx, first);
    isReady(other, second);
    notify.notifyOne();
    assertThat(cx.wakes()).isEqualTo(1);
    assertThat(other.wakes()).isZero();
    assertThat(isReady(other, second)).isFalse();
    assertThat(isReady(cx, first)).isTrue();
  }

  @Test
  void notifyWaiters_wakesAll_andStoresNothing() throws Exception {
    List<ManualContext> contexts = new ArrayList<>();
    List<Task<?>> tasks = new ArrayList<>();
    for (int i = 0; i < 100; i++) { // more than are woken under one lock
      contexts.add(new ManualContext());
      tasks.add(notify.notified());
      isReady(contexts.get(i), tasks.get(i));
    }
    notify.notifyWaiters();
    for (int i = 0; i < 100; i++) {
      assertThat(contexts.get(i).wakes()).isEqualTo(1);
      assertThat(isReady(contexts.get(i), tasks.get(i))).isTrue();
    }
    assertThat(isReady(cx, notify.notified())).isFalse();
  }

  @Test
  void notifyWaiters_wakesAll_behindAWakerThatThrows() throws Exception {
    cx.broken = new IllegalStateException("broken waker");
    isReady(cx, notify.notified());
    Task<?> behind = notify.notified();
    isReady(other, behind);
    assertThatThrownBy(notify::notifyWaiters).isSameAs(cx.broken);
    assertThat(other.wakes()).isEqualTo(1);
    assertThat(isReady(other, behind)).isTrue();
  }

  @Test
  void notifyWaiters_reachesATaskThatWasMadeAndNotYetPolled() throws Exception {
    Task<?> made = notify.notified();
    notify.notifyWaiters();
    assertThat(isReady(cx, made)).isTrue();
  }

  @Test
  void notifyWaiters_leavesAStoredNotification() throws Exception {
    Task<?> made = notify.notified();
    notify.notifyOne();
    notify.notifyWaiters();
    assertThat(isReady(cx, made)).isTrue();
    assertThat(isReady(cx, notify.notified())).isTrue();
  }

  @Test
  void cancel_leavesNoWaiter() throws Exception {
    Task<?> task = notify.notified();
    isReady(cx, task);
    assertThat(notify.waiters()).isEqualTo(1);
    task.cancel();
    assertThat(notify.waiters()).isZero();
    notify.notifyOne();
    assertThat(cx.wakes()).isZero();
    assertThat(isReady(other, notify.notified())).isTrue();
  }

  @Test
  void cancel_passesTheNotificationToTheNext() throws Exception {
    Task<?> first = notify.notified();
    Task<?> second = notify.notified();
    isReady(cx, first);
    isReady(other, second);
    notify.notifyOne();
    first.cancel();
    first.cancel();
    assertThat(other.wakes()).isEqualTo(1);
    assertThat(isReady(other, second)).isTrue();
    assertThat(isReady(cx, notify.notified())).isFalse();
  }

  @Test
  void cancel_storesTheNotification_whenNoOtherTaskWaits() throws Exception {
    Task<?> first = notify.notified();
    isReady(cx, first);
    notify.notifyOne();
    first.cancel();
    assertThat(isReady(other, notify.notified())).isTrue();
  }

  @Test
  void cancel_passesNothingOn_afterNotifyWaiters() throws Exception {
    Task<?> first = notify.notified();
    isReady(cx, first);
    notify.notifyWaiters();
    first.cancel();
    assertThat(isReady(other, notify.notified())).isFalse();
  }

  @Test
  void poll_takesNothing_whenTheBudgetIsSpent() throws Exception {
    notify.notifyOne();
    Task<?> task = notify.notified();
    cx.budget = 0;
    assertThat(isReady(cx, task)).isFalse();
    assertThat(cx.isScheduled()).isTrue();
    assertThat(isReady(other, notify.notified())).isTrue();
  }

  @Test
  void poll_again_changesNothing_andAnotherTaskTakesTheWaitOver() throws Exception {
    Task<?> task = notify.notified();
    isReady(cx, task);
    isReady(cx, task);
    assertThat(notify.waiters()).isEqualTo(1);
    isReady(other, task);
    assertThat(notify.waiters()).isEqualTo(1);
    notify.notifyOne();
    assertThat(cx.wakes()).isZero();
    assertThat(other.wakes()).isEqualTo(1);
  }
}
