package dev.contrail.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.Scheduler;
import dev.contrail.metrics.SchedulerMetrics;

/**
 * The final check of every test: all tasks of a library have ended by themselves, and none was
 * rejected.
 */
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
