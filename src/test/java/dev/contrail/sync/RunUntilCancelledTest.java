package dev.contrail.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.task.Context;
import dev.contrail.task.ManualContext;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import org.junit.jupiter.api.Test;

class RunUntilCancelledTest {
  private final ManualContext cx = new ManualContext();
  private final CancellationToken token = new CancellationToken();
  private final Notify notify = new Notify();

  private Task<String> runUntilCancelled() {
    return token.runUntilCancelled(notify.notified().map(nothing -> "done"), "cancelled");
  }

  @Test
  void task_thatIsFaster_isReadyWithItsValue_andWaitsNoMore() throws Exception {
    Task<String> task = runUntilCancelled();
    assertThat(cx.poll(task).isReady()).isFalse();
    notify.notifyOne();
    assertThat(cx.poll(task).value()).isEqualTo("done");
    assertThat(token.waiters()).isZero();
  }

  @Test
  void token_thatIsFaster_cancelsTheTask() throws Exception {
    Task<String> task = runUntilCancelled();
    cx.poll(task);
    token.cancel();
    assertThat(cx.wakes()).isEqualTo(1);
    assertThat(cx.poll(task).value()).isEqualTo("cancelled");
    assertThat(notify.waiters()).isZero();
  }

  @Test
  void task_isNotBegun_whenTheTokenIsCancelledBefore() throws Exception {
    Task<String> task = runUntilCancelled();
    notify.notifyOne();
    token.cancel();
    assertThat(cx.poll(task).value()).isEqualTo("cancelled");
    assertThat(notify).hasToString("Notify[notified]");
  }

  @Test
  void task_wins_whenBothAreReadyInAPollAfterTheFirst() throws Exception {
    Task<String> task = runUntilCancelled();
    cx.poll(task);
    notify.notifyOne();
    token.cancel();
    assertThat(cx.poll(task).value()).isEqualTo("done");
  }

  @Test
  void token_ends_aTaskThatSpendsAllBudget() throws Exception {
    Task<String> greedy =
        new Task<>() {
          @Override
          public Poll<String> poll(Context context) {
            while (context.proceed()) {}
            return Poll.pending();
          }
        };
    Task<String> task = token.runUntilCancelled(greedy, "cancelled");
    cx.budget = 128;
    cx.poll(task);
    token.cancel();
    cx.budget = 128;
    assertThat(cx.poll(task).isReady()).isFalse();
    assertThat(cx.isScheduled()).isTrue();
    cx.budget = 128;
    assertThat(cx.poll(task).value()).isEqualTo("cancelled");
  }

  @Test
  void cancel_reachesBoth() throws Exception {
    Task<String> task = runUntilCancelled();
    cx.poll(task);
    task.cancel();
    assertThat(notify.waiters()).isZero();
    assertThat(token.waiters()).isZero();
  }

  @Test
  void value_mayBeNull_eitherWay() throws Exception {
    assertThat(cx.poll(token.runUntilCancelled(Tasks.ready(null), "cancelled")).value()).isNull();
    token.cancel();
    assertThat(cx.poll(token.runUntilCancelled(Tasks.ready("done"), null)).value()).isNull();
  }

  @Test
  void failure_ofTheTask_isThisOnes_andLeavesNothing() throws Exception {
    Exception failure = new Exception("broken task");
    Task<String> task =
        token.runUntilCancelled(
            notify
                .notified()
                .andThen(
                    Tasks.call(
                        () -> {
                          throw failure;
                        })),
            "cancelled");
    cx.poll(task);
    notify.notifyOne();
    assertThatThrownBy(() -> cx.poll(task)).isSameAs(failure);
    task.cancel();
    assertThat(token.waiters()).isZero();
  }
}
