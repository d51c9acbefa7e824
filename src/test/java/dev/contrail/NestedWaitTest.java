package dev.contrail;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks on a single worker that wait for their own submitted tasks. */
@Timeout(60)
class NestedWaitTest {
  private final Scheduler scheduler = Scheduler.builder().name("nested").workers(1).build();

  @AfterEach
  void close() {
    scheduler.shutdownNow();
    scheduler.close();
  }

  /** A way for a task to wait for the value of another task. */
  private interface Wait {
    String on(Scheduler scheduler) throws Exception;
  }

  static Stream<Named<Wait>> waits() {
    Callable<String> inner = () -> "inner";
    List<Callable<String>> two = List.of(inner, inner);
    return Stream.of(
        Named.of("submit", on -> on.submit(inner).get()),
        Named.of("submit, timed", on -> on.submit(inner).get(1, HOURS)),
        Named.of("submit of a command", on -> on.submit(() -> {}, "inner").get()),
        Named.of("schedule", on -> on.schedule(inner, 1, MILLISECONDS).get()),
        Named.of("schedule, timed", on -> on.schedule(inner, 1, MILLISECONDS).get(1, HOURS)),
        Named.of("invokeAll", on -> on.invokeAll(two).get(1).get()),
        Named.of("invokeAll, timed", on -> on.invokeAll(two, 1, HOURS).get(1).get()),
        Named.of("invokeAny", on -> on.invokeAny(two)),
        Named.of("invokeAny, timed", on -> on.invokeAny(two, 1, HOURS)));
  }

  @ParameterizedTest
  @MethodSource("waits")
  void wait_byATask_leavesTheOnlyWorkerToWhatItWaitsFor(Wait wait) throws Exception {
    Future<String> outer = scheduler.submit(() -> wait.on(scheduler));
    assertThat(outer.get()).isEqualTo("inner");
    Future<String> deeper =
        scheduler.submit(() -> scheduler.submit(() -> wait.on(scheduler)).get());
    assertThat(deeper.get()).isEqualTo("inner");
  }

  @Test
  void wait_byAPeriodicCommand_leavesTheOnlyWorkerToo() throws Exception {
    CountDownLatch three = new CountDownLatch(3);
    ScheduledFuture<?> series =
        scheduler.scheduleWithFixedDelay(
            () -> getOf(scheduler.submit(three::countDown)), 0, 1, MILLISECONDS);
    three.await();
    assertThat(series.cancel(false)).isTrue();
  }

  private static void getOf(Future<?> future) {
    try {
      future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
