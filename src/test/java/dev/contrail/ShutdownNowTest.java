package dev.contrail;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import dev.contrail.time.Sleep;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Step 2 of {@code internal.scheduler.Shutdown}, observed from outside. */
@Timeout(30)
class ShutdownNowTest {
  private final Scheduler scheduler =
      Scheduler.builder().name("shutdown-now").workers(2).unstableMetrics(true).build();
  private final BusyWorkers busy = new BusyWorkers(scheduler, 2);

  @AfterEach
  void close() {
    busy.release();
    scheduler.shutdownNow();
    scheduler.close();
  }

  private void awaitTermination() throws InterruptedException {
    assertThat(scheduler.awaitTermination(1, DAYS)).isTrue();
  }

  private static Task<String> never() {
    return cx -> Poll.pending();
  }

  @Test
  void shutdownNow_handsBackQueuedCommands_untouched() throws Exception {
    busy.await();
    AtomicInteger runs = new AtomicInteger();
    Runnable first = runs::incrementAndGet;
    Runnable second = runs::incrementAndGet;
    scheduler.execute(first);
    scheduler.execute(second);
    assertThat(scheduler.shutdownNow()).containsExactlyInAnyOrder(first, second);
    assertThat(scheduler.shutdownNow()).as("a second time").isEmpty();
    busy.release();
    awaitTermination();
    assertThat(runs).hasValue(0);
  }

  /** A worker that is freed by an interrupt must not start a command that can still be returned. */
  @Test
  void shutdownNow_handsBackQueuedCommands_beforeItInterrupts() throws Exception {
    CountDownLatch areRunning = new CountDownLatch(2);
    AtomicInteger interrupts = new AtomicInteger();
    scheduler.execute(() -> untilInterrupted(areRunning, interrupts));
    scheduler.execute(() -> untilInterrupted(areRunning, interrupts));
    areRunning.await();
    AtomicInteger runs = new AtomicInteger();
    int commands = 5_000;
    for (int i = 0; i < commands; i++) {
      scheduler.execute(runs::incrementAndGet);
    }
    assertThat(scheduler.shutdownNow()).hasSize(commands);
    awaitTermination();
    assertThat(runs).hasValue(0);
  }

  @Test
  void shutdownNow_cancelsQueuedCalls_andTasks() throws Exception {
    busy.await();
    AtomicInteger runs = new AtomicInteger();
    JoinHandle<?> call = scheduler.spawn(runs::incrementAndGet);
    JoinHandle<?> task = scheduler.spawn(Tasks.call(runs::incrementAndGet));
    scheduler.shutdownNow();
    assertThat(call.isCancelled()).isTrue();
    assertThat(task.isCancelled()).isTrue();
    busy.release();
    awaitTermination();
    assertThat(runs).hasValue(0);
  }

  @Test
  void shutdownNow_interruptsRunningPolls() throws Exception {
    CountDownLatch areRunning = new CountDownLatch(2);
    AtomicInteger interrupts = new AtomicInteger();
    JoinHandle<?> call = scheduler.spawn(() -> untilInterrupted(areRunning, interrupts));
    scheduler.execute(() -> untilInterrupted(areRunning, interrupts));
    areRunning.await();
    assertThat(scheduler.shutdownNow()).isEmpty();
    awaitTermination();
    assertThat(interrupts).hasValue(2);
    assertThat(call.isCancelled()).isTrue();
  }

  private static int untilInterrupted(CountDownLatch areRunning, AtomicInteger interrupts) {
    areRunning.countDown();
    try {
      new CountDownLatch(1).await();
      return 0;
    } catch (InterruptedException e) {
      return interrupts.incrementAndGet();
    }
  }

  @Test
  void shutdownNow_leavesTheResultToADelayedCallThatRuns() throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    AtomicInteger interrupts = new AtomicInteger();
    Future<Integer> delayed =
        scheduler.schedule(() -> untilInterrupted(isRunning, interrupts), 1, MILLISECONDS);
    isRunning.await();
    scheduler.shutdownNow();
    awaitTermination();
    assertThat(delayed.get()).isOne();
  }

  @Test
  void shutdownNow_cancelsWaitingTasks() throws Exception {
    JoinHandle<?> sleeping = scheduler.spawn(Sleep.of(Duration.ofDays(1)));
    JoinHandle<?> waiting = scheduler.spawn(never());
    await().until(() -> scheduler.metrics().unstable().numTimers() == 1);
    scheduler.shutdownNow();
    assertThat(sleeping.isCancelled()).isTrue();
    assertThat(waiting.isCancelled()).isTrue();
    awaitTermination();
    assertThat(scheduler.metrics().unstable().numTimers()).isZero();
  }

  @Test
  void shutdownNow_afterShutdown_cancelsWhatIsLeft() throws Exception {
    JoinHandle<?> waiting = scheduler.spawn(never());
    scheduler.shutdown();
    assertThat(scheduler.awaitTermination(5, MILLISECONDS)).isFalse();
    scheduler.shutdownNow();
    awaitTermination();
    assertThat(waiting.isCancelled()).isTrue();
  }
}
