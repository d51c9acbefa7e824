package dev.contrail.examples;

import dev.contrail.Scheduler;
import dev.contrail.metrics.DurationHistogram;
import dev.contrail.metrics.SchedulerMetrics;
import dev.contrail.task.Tasks;

/** Reads the metrics of a scheduler at two instants and prints the difference. */
class ReadingMetrics {
  public static void main(String[] args) {
    try (Scheduler scheduler =
        Scheduler.builder().workers(2).unstableMetrics(true).sampleEvery(1).build()) {
      SchedulerMetrics before = scheduler.metrics();
      for (int i = 0; i < 100; i++) {
        scheduler.spawn(Tasks.yieldNow()).join();
      }
      SchedulerMetrics after = scheduler.metrics();

      long spawned = after.unstable().spawnedTasksCount() - before.unstable().spawnedTasksCount();
      System.out.println(after.numWorkers() + " workers, " + spawned + " tasks");
      for (int i = 0; i < after.numWorkers(); i++) {
        describe(after, before, i);
      }
    }
  }

  private static void describe(SchedulerMetrics after, SchedulerMetrics before, int worker) {
    DurationHistogram polls =
        after
            .unstable()
            .worker(worker)
            .pollTimes()
            .since(before.unstable().worker(worker).pollTimes());
    System.out.println(
        "worker "
            + worker
            + ": parked "
            + after.worker(worker).parkCount()
            + " times, "
            + polls.count()
            + " polls timed, 99 % below "
            + polls.percentile(0.99));
  }
}
