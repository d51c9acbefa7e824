package dev.contrail.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.Scheduler;
import dev.contrail.metrics.SchedulerMetrics;

/** How every test ends: all that a library spawned has ended by itself, and nothing was refused. */
final class Ending {
  private Ending() {}

  static void assertEndsByItself(Scheduler scheduler) {
    scheduler.close();
    assertThat(scheduler.isTerminated()).isTrue();
    SchedulerMetrics metrics = scheduler.metrics();
    assertThat(metrics.numAliveTasks()).isZero();
    assertThat(metrics.injectionQueueDepth()).isZero();
    assertThat(metrics.unstable().endedTasksCount())
        .isEqualTo(metrics.unstable().spawnedTasksCount());
    assertThat(metrics.unstable().rejectedTasksCount()).isZero();
    assertThat(metrics.unstable().numTimers()).isZero();
  }
}
