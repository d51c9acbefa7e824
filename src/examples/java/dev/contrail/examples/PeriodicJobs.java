package dev.contrail.examples;

import dev.contrail.Scheduler;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import dev.contrail.time.Interval;
import dev.contrail.time.MissedTickBehavior;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Repeats work every few milliseconds, as a task with an interval and as a job of the executor. */
class PeriodicJobs {
  public static void main(String[] args) throws InterruptedException {
    try (Scheduler scheduler = Scheduler.create()) {
      Interval interval = Interval.of(Duration.ofMillis(5), MissedTickBehavior.SKIP);
      AtomicInteger ticks = new AtomicInteger();
      Task<@Nullable Void> threeTicks =
          Tasks.loop(() -> interval.tick().map(due -> ticks.incrementAndGet() == 3));
      scheduler.spawn(threeTicks).join();

      CountDownLatch threeRuns = new CountDownLatch(3);
      ScheduledFuture<?> job =
          scheduler.scheduleAtFixedRate(threeRuns::countDown, 0, 5, TimeUnit.MILLISECONDS);
      threeRuns.await();
      job.cancel(false); // shutdown would have cancelled it too

      System.out.println(ticks + " ticks, and a job that ran until cancelled");
    }
  }
}
