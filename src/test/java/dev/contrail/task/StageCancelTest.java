package dev.contrail.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class StageCancelTest {
  private final ManualContext cx = new ManualContext();

  @Test
  void cancel_leavesNothingWithAFuture() throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    for (int i = 0; i < 1_000; i++) {
      Task<String> task = Tasks.from(future);
      cx.poll(task);
      assertThat(future.getNumberOfDependents()).isEqualTo(1);
      task.cancel();
    }
    assertThat(future.getNumberOfDependents()).isZero();
    future.complete("late");
    assertThat(cx.wakes()).isZero();
  }

  @Test
  void cancel_doesNotCancelTheFuture() throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    Task<String> task = Tasks.from(future);
    cx.poll(task);
    task.cancel();
    assertThat(future.isDone()).isFalse();
  }

  @Test
  void from_wakesOnce_andIsReadyWithTheValue() throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    Task<String> task = Tasks.from(future);
    cx.poll(task);
    cx.poll(task);
    assertThat(future.getNumberOfDependents()).isEqualTo(1);
    future.complete("a");
    assertThat(cx.wakes()).isEqualTo(1);
    assertThat(cx.poll(task).value()).isEqualTo("a");
  }

  @Test
  void from_wakesTheTaskThatPolledLast() throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    ManualContext other = new ManualContext();
    Task<String> task = Tasks.from(future);
    cx.poll(task);
    other.poll(task);
    future.complete("a");
    assertThat(cx.wakes()).isZero();
    assertThat(other.wakes()).isEqualTo(1);
  }

  @Test
  @SuppressWarnings("unchecked") // a proxy has no type arguments
  void from_takesAnyStage_evenOneThatIsNoFuture() throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    CompletionStage<String> opaque =
        (CompletionStage<String>)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {CompletionStage.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("toCompletableFuture")) {
                    throw new UnsupportedOperationException();
                  }
                  return method.invoke(future, arguments);
                });
    Task<String> first = Tasks.from(future.minimalCompletionStage());
    Task<String> second = Tasks.from(opaque);
    cx.poll(first);
    cx.poll(second);
    future.complete("a");
    assertThat(cx.wakes()).isEqualTo(2);
    assertThat(cx.poll(first).value()).isEqualTo("a");
    assertThat(cx.poll(second).value()).isEqualTo("a");
  }

  @Test
  void from_takesNothing_whenTheBudgetIsSpent() throws Exception {
    Task<String> task = Tasks.from(CompletableFuture.completedFuture("a"));
    cx.budget = 0;
    assertThat(cx.poll(task).isReady()).isFalse();
    assertThat(cx.isScheduled()).isTrue();
    cx.budget = 1;
    assertThat(cx.poll(task).value()).isEqualTo("a");
  }
}
