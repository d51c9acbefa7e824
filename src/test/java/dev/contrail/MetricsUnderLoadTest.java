package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.contrail.metrics.SchedulerMetrics;
import dev.contrail.metrics.UnstableWorkerMetrics;
import dev.contrail.task.Tasks;
import dev.contrail.time.Sleep;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Invariants of the metrics that hold at every moment while tasks start and end. */
@Timeout(60)
class MetricsUnderLoadTest {
  /**
   * The least length of a measured interval, long enough that 2 % of it is much more than the
   * resolution of a clock.
   */
  private static final long STRETCH_NANOS = 500_000_000;

  private final Scheduler scheduler =
      Scheduler.builder().name("load").workers(2).unstableMetrics(true).build();
  private final AtomicBoolean isStopped = new AtomicBoolean();
  private final Thread[] spawners = new Thread[1];

  @BeforeEach
  void load() {
    for (int i = 0; i < spawners.length; i++) {
      spawners[i] = new Thread(this::spawn, "spawner-" + i);
      spawners[i].start();
    }
  }

  @AfterEach
  void close() throws InterruptedException {
    isStopped.set(true);
    for (Thread spawner : spawners) {
      spawner.join();
    }
    scheduler.shutdownNow();
    scheduler.close();
  }

  /**
   * Spawns bursts of short tasks and waits for them, so that workers run, search, steal and park.
   */
  private void spawn() {
    try {
      while (!isStopped.get()) {
        for (int i = 0; i < 500; i++) {
          scheduler.spawn(() -> scheduler.spawn(Tasks.yieldNow()));
          if (i % 5 == 0) {
            scheduler.spawn(() -> "waited for").join();
          }
        }
        scheduler.spawn(Sleep.of(Duration.ofMillis(1))).join();
      }
    } catch (RejectedExecutionException e) {
      throw new AssertionError("this scheduler is not shut down", e);
    }
  }

  @Test
  void spawned_isEndedPlusAlive_andAliveIsNeverNegative() {
    long lastSpawned = 0;
    long lastEnded = 0;
    long end = System.nanoTime() + STRETCH_NANOS;
    for (int i = 0; i < 1_000 || System.nanoTime() - end < 0; i++) {
      SchedulerMetrics metrics = scheduler.metrics();
      long spawned = metrics.unstable().spawnedTasksCount();
      long ended = metrics.unstable().endedTasksCount();
      assertThat(metrics.numAliveTasks()).isNotNegative();
      assertThat(ended + metrics.numAliveTasks()).isEqualTo(spawned);
      assertThat(spawned).as("spawned").isGreaterThanOrEqualTo(lastSpawned);
      assertThat(ended).as("ended").isGreaterThanOrEqualTo(lastEnded);
      lastSpawned = spawned;
      lastEnded = ended;
    }
    assertThat(lastSpawned).isGreaterThan(100);
  }

  @Test
  void runSearchParkAndDump_addUpToWall_alwaysExactly() {
    for (int i = 0; i < 10_000; i++) {
      SchedulerMetrics metrics = scheduler.metrics();
      for (int j = 0; j < 2; j++) {
        UnstableWorkerMetrics worker = metrics.unstable().worker(j);
        Duration sum =
            worker
                .runTotal()
                .plus(worker.searchTotal())
                .plus(worker.parkTotal())
                .plus(worker.dumpTotal());
        assertThat(sum).isEqualTo(worker.wallTotal());
        assertThat(metrics.worker(j).totalBusyDuration()).isEqualTo(worker.runTotal());
      }
    }
  }

  @Test
  void wall_isWithinTwoPercentOfTimeElapsed() {
    long beforeFirst = System.nanoTime();
    SchedulerMetrics first = scheduler.metrics();
    long afterFirst = System.nanoTime();
    while (System.nanoTime() - afterFirst < STRETCH_NANOS) {
      scheduler.spawn(Sleep.of(Duration.ofMillis(5))).join();
    }
    long beforeSecond = System.nanoTime();
    SchedulerMetrics second = scheduler.metrics();
    long afterSecond = System.nanoTime();
    for (int i = 0; i < 2; i++) {
      UnstableWorkerMetrics from = first.unstable().worker(i);
      UnstableWorkerMetrics to = second.unstable().worker(i);
      assertThat((double) to.wallTotal().minus(from.wallTotal()).toNanos())
          .as("wall of worker %d", i)
          .isBetween(0.98 * (beforeSecond - afterFirst), 1.02 * (afterSecond - beforeFirst));
      assertThat(to.runTotal()).as("ran").isGreaterThan(from.runTotal());
      assertThat(to.parkTotal()).as("parked").isGreaterThan(from.parkTotal());
      assertThat(to.searchTotal()).as("searched").isGreaterThan(from.searchTotal());
      assertThat(to.dumpTotal()).as("no dump").isZero();
    }
  }

  /** Reads many times, to hit the moment at which a worker changes from one phase to the next. */
  @Test
  void countersOfAWorker_neverGoBack() {
    long[][] last = {countersOf(scheduler.metrics(), 0), countersOf(scheduler.metrics(), 1)};
    long end = System.nanoTime() + 2 * STRETCH_NANOS;
    while (System.nanoTime() - end < 0) {
      SchedulerMetrics metrics = scheduler.metrics();
      for (int i = 0; i < 2; i++) {
        long[] next = countersOf(metrics, i);
        for (int j = 0; j < next.length; j++) {
          if (next[j] < last[i][j]) {
            fail("counter %d of worker %d went back by %d", j, i, last[i][j] - next[j]);
          }
        }
        last[i] = next;
      }
    }
  }

  private static long[] countersOf(SchedulerMetrics metrics, int index) {
    UnstableWorkerMetrics worker = metrics.unstable().worker(index);
    return new long[] {
      worker.runTotal().toNanos(),
      worker.searchTotal().toNanos(),
      worker.parkTotal().toNanos(),
      worker.wallTotal().toNanos(),
      metrics.worker(index).totalBusyDuration().toNanos(),
      metrics.worker(index).parkUnparkCount(),
      worker.pollSequence(),
      worker.stealCount(),
      worker.stealOperations(),
      worker.failedStealOperations(),
      worker.noopCount(),
      worker.localScheduleCount()
    };
  }
}
