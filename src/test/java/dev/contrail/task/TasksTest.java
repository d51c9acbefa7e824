package dev.contrail.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.contrail.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks made of callables and other tasks. */
@Timeout(30)
class TasksTest {
  private final Scheduler scheduler = Scheduler.builder().name("tasks").workers(1).build();

  @AfterEach
  void close() {
    scheduler.shutdownNow();
    scheduler.close();
  }

  private <T> T run(Task<T> task) {
    return scheduler.spawn(task).join();
  }

  @Test
  void ready_isReadyAtOnce() {
    assertThat(run(Tasks.ready("value"))).isEqualTo("value");
    assertThat(this.<Object>run(Tasks.ready(null))).isNull();
  }

  @Test
  void call_callsOnce_inItsFirstPoll() {
    AtomicInteger calls = new AtomicInteger();
    Task<Integer> task = Tasks.call(calls::incrementAndGet);
    assertThat(calls).as("before it is polled").hasValue(0);
    assertThat(run(task)).isEqualTo(1);
  }

  @Test
  void call_failsWithWhatTheCallThrows() {
    Exception broken = new Exception("checked");
    JoinHandle<?> handle =
        scheduler.spawn(
            Tasks.call(
                () -> {
                  throw broken;
                }));
    assertThatThrownBy(handle::get).cause().isSameAs(broken);
  }

  @Test
  void map_appliesTheFunctionToTheResult() {
    Task<Integer> number = Tasks.ready(20).map(value -> value + 1).map(value -> 2 * value);
    assertThat(run(number)).isEqualTo(42);
    Task<String> text = Tasks.yieldNow().map(nothing -> "after a yield");
    assertThat(run(text)).isEqualTo("after a yield");
  }

  @Test
  void map_failsWithWhatTheFunctionThrows() {
    JoinHandle<?> handle = scheduler.spawn(Tasks.ready("text").map(Integer::parseInt));
    assertThatThrownBy(handle::get).cause().isInstanceOf(NumberFormatException.class);
  }

  @Test
  void flatMap_goesOnWithTheTaskOfTheResult() {
    Task<String> task =
        Tasks.yieldNow()
            .flatMap(nothing -> Tasks.ready("value").andThen(Tasks.yieldNow()))
            .flatMap(nothing -> Tasks.ready("second"));
    assertThat(run(task)).isEqualTo("second");
  }

  @Test
  void flatMap_fails_whenTheFunctionReturnsNull() {
    JoinHandle<String> handle = scheduler.spawn(Tasks.ready("value").flatMap(value -> null));
    assertThatThrownBy(handle::get)
        .cause()
        .isInstanceOf(NullPointerException.class)
        .hasMessage("flatMap's function returned null");
  }

  @Test
  void flatMap_doesNotCallTheFunction_whenTheFirstFails() {
    AtomicBoolean isCalled = new AtomicBoolean();
    Task<String> failing =
        Tasks.call(
            () -> {
              throw new IllegalStateException("broken");
            });
    JoinHandle<String> handle =
        scheduler.spawn(
            failing.flatMap(
                value -> {
                  isCalled.set(true);
                  return Tasks.ready(value);
                }));
    assertThatThrownBy(handle::get).cause().hasMessage("broken");
    assertThat(isCalled).isFalse();
  }

  private static Task<Integer> countDown(int from, int sum) {
    return from == 0
        ? Tasks.ready(sum)
        : Tasks.ready(from).flatMap(value -> countDown(value - 1, sum + 1));
  }

  @Test
  void aChainOfAHundredThousand_needsNoStack_howeverItIsNested() {
    Task<Integer> left = Tasks.ready(0);
    Task<Integer> right = Tasks.ready(7);
    for (int i = 0; i < 100_000; i++) {
      left = left.map(value -> value + 1);
      right = Tasks.ready("before").andThen(right);
    }
    assertThat(scheduler.spawn(left).join()).isEqualTo(100_000);
    assertThat(scheduler.spawn(right).join()).isEqualTo(7);
    assertThat(scheduler.spawn(countDown(100_000, 0)).join()).isEqualTo(100_000);
  }

  @Test
  void aChainWithoutAnEnd_letsOthersHaveTheirTurn() {
    try (Scheduler one = Scheduler.builder().workers(1).build()) {
      JoinHandle<Integer> endless = one.spawn(countDown(-1, 0));
      assertThat(one.spawn(Tasks.ready("others")).join()).isEqualTo("others");
      endless.abort();
    }
  }

  @Test
  void andThen_runsTheFirst_thenTheNext() {
    List<String> order = new ArrayList<>();
    Task<String> task =
        Tasks.yieldNow()
            .andThen(Tasks.call(() -> order.add("first")))
            .andThen(Tasks.yieldNow())
            .andThen(Tasks.call(() -> order.add("second")))
            .map(isAdded -> String.join(",", order));
    assertThat(run(task)).isEqualTo("first,second");
  }

  @Test
  void longChainsOfCombinators_endWithoutDeepStacks() {
    Task<Integer> task = Tasks.ready(0);
    for (int i = 0; i < 1_000; i++) {
      task = task.map(value -> value + 1);
    }
    assertThat(run(task)).isEqualTo(1_000);
  }

  @Test
  void loop_runsFreshTurns_untilOneIsTrue() {
    AtomicInteger turns = new AtomicInteger();
    run(Tasks.loop(() -> Tasks.yieldNow().map(nothing -> turns.incrementAndGet() == 5)));
    assertThat(turns).hasValue(5);
  }

  @Test
  void loop_letsOthersRun_after128TurnsThatWereReadyAtOnce() {
    AtomicInteger turns = new AtomicInteger();
    AtomicInteger turnsSeen = new AtomicInteger();
    AtomicBoolean isOver = new AtomicBoolean();
    JoinHandle<?> handle =
        scheduler.spawn(
            Tasks.loop(
                () ->
                    Tasks.call(
                        () -> {
                          if (turns.getAndIncrement() == 0) {
                            scheduler.spawn(
                                () -> {
                                  turnsSeen.set(turns.get());
                                  isOver.set(true);
                                  return "other";
                                });
                          }
                          return isOver.get();
                        })));
    handle.join();
    assertThat(turnsSeen).hasValue(128);
    assertThat(turns).hasValue(129);
  }

  @Test
  void loop_fails_whenATurnFails() {
    AtomicInteger turns = new AtomicInteger();
    JoinHandle<?> handle =
        scheduler.spawn(
            Tasks.loop(
                () ->
                    Tasks.call(
                        () -> {
                          if (turns.incrementAndGet() == 3) {
                            throw new IllegalStateException("turn 3");
                          }
                          return false;
                        })));
    assertThatThrownBy(handle::get).cause().hasMessage("turn 3");
  }

  @Test
  void loop_fails_whenTheSupplierReturnsNull() {
    JoinHandle<?> handle = scheduler.spawn(Tasks.loop(() -> null));
    assertThatThrownBy(handle::get).cause().hasMessage("loop's body returned null");
  }

  @Test
  void loopThatNeverEnds_canBeAborted() {
    AtomicInteger turns = new AtomicInteger();
    JoinHandle<?> handle =
        scheduler.spawn(Tasks.loop(() -> Tasks.call(() -> turns.incrementAndGet() < 0)));
    await().until(() -> turns.get() > 10_000);
    handle.abort();
    await().until(() -> scheduler.metrics().numAliveTasks() == 0);
  }

  @Test
  void yieldNow_goesBehindQueuedTasks() {
    List<String> order = new ArrayList<>();
    Task<Boolean> task =
        Tasks.call(
                () -> {
                  scheduler.spawn(() -> order.add("first"));
                  scheduler.spawn(() -> order.add("second"));
                  scheduler.spawn(() -> order.add("third"));
                  return "spawned";
                })
            .andThen(Tasks.yieldNow())
            .map(nothing -> order.add("yielded"));
    assertThat(run(task)).isTrue();
    assertThat(order).hasSize(4).endsWith("yielded");
  }

  @Test
  void nullArguments_areRefused_byName() {
    Task<String> task = Tasks.ready("value");
    assertThatNullPointerException()
        .isThrownBy(() -> Tasks.call((Callable<String>) null))
        .withMessage("callable");
    assertThatNullPointerException()
        .isThrownBy(() -> Tasks.from((CompletionStage<String>) null))
        .withMessage("stage");
    assertThatNullPointerException().isThrownBy(() -> Tasks.from((JoinHandle<String>) null));
    assertThatNullPointerException()
        .isThrownBy(() -> Tasks.loop((Supplier<Task<Boolean>>) null))
        .withMessage("body");
    assertThatNullPointerException().isThrownBy(() -> task.flatMap(null)).withMessage("function");
    assertThatNullPointerException().isThrownBy(() -> task.andThen(null)).withMessage("next");
    assertThatNullPointerException().isThrownBy(() -> task.map(null)).withMessage("function");
  }
}
