package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.contrail.metrics.SchedulerMetrics;
import dev.contrail.metrics.UnstableSchedulerMetrics;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stable metrics, and the switch for the unstable ones. */
@Timeout(60)
class MetricsTest {
  private static final String GATE =
      "unstable metrics are off: build the scheduler with unstableMetrics(true), or start the JVM"
          + " with -Dcontrail.unstable=true";

  private final Scheduler scheduler =
      Scheduler.builder().name("metrics").workers(2).unstableMetrics(false).build();

  @AfterEach
  void close() {
    scheduler.shutdownNow();
    scheduler.close();
  }

  private void awaitQuiet() {
    await()
        .until(
            () ->
                scheduler.metrics().worker(0).isParked()
                    && scheduler.metrics().worker(1).isParked());
  }

  @Test
  void numWorkers_isThatOfTheBuilder() {
    assertThat(scheduler.metrics().numWorkers()).isEqualTo(2);
    assertThat(scheduler.metrics().worker(0).worker()).isZero();
    assertThat(scheduler.metrics().worker(1).worker()).isOne();
  }

  @Test
  void quietScheduler_hasNothingAliveOrQueued_andEveryWorkerParked() {
    for (int i = 0; i < 1_000; i++) {
      scheduler.spawn(() -> "task");
    }
    await().until(() -> scheduler.metrics().numAliveTasks() == 0);
    awaitQuiet();
    SchedulerMetrics quiet = scheduler.metrics();
    assertThat(quiet.injectionQueueDepth()).isZero();
    for (int i = 0; i < 2; i++) {
      assertThat(quiet.worker(i).parkUnparkCount()).as("odd while parked").isOdd();
      assertThat(quiet.worker(i).parkUnparkCount()).isEqualTo(2 * quiet.worker(i).parkCount() - 1);
    }
    SchedulerMetrics later = scheduler.metrics();
    for (int i = 0; i < 2; i++) {
      assertThat(later.worker(i).parkCount()).isEqualTo(quiet.worker(i).parkCount());
      assertThat(later.worker(i).totalBusyDuration())
          .as("a parked worker is not busy")
          .isEqualTo(quiet.worker(i).totalBusyDuration());
    }
  }

  @Test
  void numAliveTasks_countsRunningQueuedAndWaitingTasks() throws Exception {
    JoinHandle<?> waiting = scheduler.spawn(cx -> Poll.pending());
    awaitQuiet();
    assertThat(scheduler.metrics().numAliveTasks()).isOne();
    CountDownLatch areRunning = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    for (int i = 0; i < 5; i++) {
      scheduler.spawn(
          () -> {
            areRunning.countDown();
            release.await();
            return null;
          });
    }
    areRunning.await();
    assertThat(scheduler.metrics().numAliveTasks()).isEqualTo(6);
    release.countDown();
    waiting.abort();
    await().until(() -> scheduler.metrics().numAliveTasks() == 0);
  }

  @Test
  void injectionQueueDepth_countsWhatWaitsOutside() throws Exception {
    CountDownLatch areRunning = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    for (int i = 0; i < 2; i++) {
      scheduler.execute(
          () -> {
            areRunning.countDown();
            while (release.getCount() > 0) {
              Thread.onSpinWait();
            }
          });
    }
    areRunning.await();
    for (int i = 0; i < 10; i++) {
      scheduler.spawn(() -> "queued");
    }
    assertThat(scheduler.metrics().injectionQueueDepth()).isEqualTo(10);
    for (int i = 0; i < 2; i++) {
      assertThat(scheduler.metrics().worker(i).isParked()).isFalse();
      assertThat(scheduler.metrics().worker(i).parkUnparkCount()).isEven();
    }
    release.countDown();
    await().until(() -> scheduler.metrics().injectionQueueDepth() == 0);
  }

  @Test
  void totalBusyDuration_growsDuringALongPoll() throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    JoinHandle<Integer> handle =
        scheduler.spawn(
            () -> {
              isRunning.countDown();
              release.await();
              String name = Thread.currentThread().getName();
              return Integer.valueOf(name.substring(name.lastIndexOf('-') + 1));
            });
    isRunning.await();
    SchedulerMetrics before = scheduler.metrics();
    SchedulerMetrics after = scheduler.metrics();
    release.countDown();
    int worker = handle.join();
    assertThat(after.worker(worker).totalBusyDuration())
        .isGreaterThan(before.worker(worker).totalBusyDuration());
  }

  @Test
  void aSnapshot_neverChanges() {
    SchedulerMetrics before = scheduler.metrics();
    JoinHandle<?> waiting = scheduler.spawn(cx -> Poll.pending());
    assertThat(scheduler.metrics().numAliveTasks()).isOne();
    assertThat(before.numAliveTasks()).isZero();
    waiting.abort();
  }

  @Test
  void metrics_canBeRead_afterTheEnd() {
    scheduler.spawn(() -> "task").join();
    scheduler.close();
    SchedulerMetrics metrics = scheduler.metrics();
    assertThat(metrics.numAliveTasks()).isZero();
    assertThat(metrics.worker(0).totalBusyDuration().plus(metrics.worker(1).totalBusyDuration()))
        .isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2, Integer.MAX_VALUE})
  void worker_outOfRange_isRefused(int index) {
    SchedulerMetrics metrics = scheduler.metrics();
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> metrics.worker(index))
        .withMessageContaining(String.valueOf(index));
    try (Scheduler open = Scheduler.builder().workers(2).unstableMetrics(true).build()) {
      UnstableSchedulerMetrics unstable = open.metrics().unstable();
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> unstable.worker(index));
    }
  }

  @Test
  void unstable_throwsAtTheGate_andSaysHowToOpenIt() {
    SchedulerMetrics metrics = scheduler.metrics();
    assertThatIllegalStateException().isThrownBy(metrics::unstable).withMessage(GATE);
    assertThat(scheduler.configuration().unstableMetrics()).isFalse();
  }

  @Test
  void unstable_isOpen_whenTheBuilderSaysSo() {
    try (Scheduler open = Scheduler.builder().workers(1).unstableMetrics(true).build()) {
      assertThat(open.metrics().unstable().spawnedTasksCount()).isZero();
      assertThat(open.configuration().unstableMetrics()).isTrue();
    }
  }

  /** Prints an unstable metric. */
  static final class Program {
    public static void main(String[] arguments) {
      try (Scheduler scheduler = Scheduler.create()) {
        scheduler.spawn(() -> "task").join();
        System.out.println("spawned " + scheduler.metrics().unstable().spawnedTasksCount());
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void unstable_isOpen_whenThePropertySaysSo() throws Exception {
    assertThat(ChildJvm.run(Program.class, "-Dcontrail.unstable=true")).contains("spawned 1");
    assertThat(ChildJvm.run(Program.class)).contains(GATE);
  }
}
