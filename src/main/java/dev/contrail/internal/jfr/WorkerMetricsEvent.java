package dev.contrail.internal.jfr;

import dev.contrail.metrics.UnstableWorkerMetrics;
import dev.contrail.metrics.WorkerMetrics;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Frequency;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Percentage;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

@Name(EventNames.WORKER_METRICS)
@Label("Worker Metrics")
@Description(
    "Counters, times and gauges of a worker, the first two since the scheduler started; all but"
        + " busy duration and parks may change their meaning between releases")
@Category({"Contrail", "Metrics"})
@Period("1 s")
@StackTrace(false)
final class WorkerMetricsEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Worker")
  @Description("Index of the worker")
  int worker;

  @Label("Thread")
  @Description("Thread that runs the worker")
  @Nullable Thread thread;

  @Label("Total Busy Duration")
  @Description("Time the worker polled tasks, the running poll included")
  @Timespan(Timespan.NANOSECONDS)
  long totalBusyDuration;

  @Label("Parks")
  @Description("Number of times the worker parked")
  double parkCount;

  @Label("Park Rate")
  @Description("Parks per second")
  @Frequency
  double parkRate;

  @Label("Parks and Unparks")
  @Description("Number of times the worker parked or was unparked, odd while parked")
  double parkUnparkCount;

  @Label("Noops")
  @Description("Number of times the worker was unparked and parked again without a poll")
  double noopCount;

  @Label("Noop Rate")
  @Description("Noops per second")
  @Frequency
  double noopRate;

  @Label("Steals")
  @Description("Number of tasks the worker stole")
  double stealCount;

  @Label("Steal Rate")
  @Description("Stolen tasks per second")
  @Frequency
  double stealRate;

  @Label("Steal Operations")
  @Description("Number of times the worker stole one task or more")
  double stealOperations;

  @Label("Steal Operation Rate")
  @Description("Steal operations per second")
  @Frequency
  double stealOperationsRate;

  @Label("Failed Steal Operations")
  @Description("Number of rounds over the other workers that stole nothing")
  double failedStealOperations;

  @Label("Failed Steal Operation Rate")
  @Description("Failed steal operations per second")
  @Frequency
  double failedStealOperationsRate;

  @Label("Polls")
  @Description("Number of polls")
  double pollCount;

  @Label("Poll Rate")
  @Description("Polls per second")
  @Frequency
  double pollRate;

  @Label("Local Schedules")
  @Description("Number of tasks the worker scheduled on its own queue")
  double localScheduleCount;

  @Label("Local Schedule Rate")
  @Description("Local schedules per second")
  @Frequency
  double localScheduleRate;

  @Label("Overflows")
  @Description("Number of times the local queue overflowed")
  double overflowCount;

  @Label("Overflow Rate")
  @Description("Overflows per second")
  @Frequency
  double overflowRate;

  @Label("Local Queue Depth")
  @Description("Number of tasks in the local queue and the LIFO slot")
  int localQueueDepth;

  @Label("Mean Poll Time")
  @Description("Moving average of the time one poll takes")
  @Timespan(Timespan.NANOSECONDS)
  long meanPollTime;

  @Label("Run Total")
  @Description("Time spent polling tasks")
  @Timespan(Timespan.NANOSECONDS)
  long runTotal;

  @Label("Search Total")
  @Description("Time spent awake and looking for tasks")
  @Timespan(Timespan.NANOSECONDS)
  long searchTotal;

  @Label("Park Total")
  @Description("Time spent parked")
  @Timespan(Timespan.NANOSECONDS)
  long parkTotal;

  @Label("Dump Total")
  @Description("Time spent at the gate of a dump")
  @Timespan(Timespan.NANOSECONDS)
  long dumpTotal;

  @Label("Wall Total")
  @Description("Sum of the run, search, park and dump totals")
  @Timespan(Timespan.NANOSECONDS)
  long wallTotal;

  @Label("Run Share")
  @Description("Share of the time since the last event spent polling tasks")
  @Percentage
  float runShare;

  @Label("Search Share")
  @Description("Share of the time since the last event spent looking for tasks")
  @Percentage
  float searchShare;

  @Label("Park Share")
  @Description("Share of the time since the last event spent parked")
  @Percentage
  float parkShare;

  @Label("Dump Share")
  @Description("Share of the time since the last event spent at the gate of a dump")
  @Percentage
  float dumpShare;

  @Label("Task Id")
  @Description("Id of the task that is being polled, 0 for none")
  @TaskIdRelation
  long taskId;

  @Label("Poll Sequence")
  @Description("Sequence number of polls, odd while a poll runs")
  long pollSequence;

  @Label("Poll Age")
  @Description("Time since an event first saw the poll that is running")
  @Timespan(Timespan.NANOSECONDS)
  long pollAge;

  static void offer(Reading reading) {
    for (int i = 0; i < reading.metrics().numWorkers(); i++) {
      var event = new WorkerMetricsEvent();
      if (event.shouldCommit()) {
        event.scheduler = reading.configuration().name();
        event.worker = i;
        event.fill(reading.metrics().worker(i));
        event.fill(reading.metrics().unstable().worker(i));
        event.fillRates(reading.history().worker(i), reading.nanoTime());
        Commits.commit(event);
      }
    }
  }

  private void fill(WorkerMetrics metrics) {
    totalBusyDuration = metrics.totalBusyDuration().toNanos();
    parkCount = metrics.parkCount();
    parkUnparkCount = metrics.parkUnparkCount();
  }

  private void fill(UnstableWorkerMetrics metrics) {
    thread = metrics.thread();
    noopCount = metrics.noopCount();
    stealCount = metrics.stealCount();
    stealOperations = metrics.stealOperations();
    failedStealOperations = metrics.failedStealOperations();
    pollCount = metrics.pollCount();
    localScheduleCount = metrics.localScheduleCount();
    overflowCount = metrics.overflowCount();
    localQueueDepth = metrics.localQueueDepth();
    meanPollTime = metrics.meanPollTime().toNanos();
    runTotal = metrics.runTotal().toNanos();
    searchTotal = metrics.searchTotal().toNanos();
    parkTotal = metrics.parkTotal().toNanos();
    dumpTotal = metrics.dumpTotal().toNanos();
    wallTotal = metrics.wallTotal().toNanos();
    taskId = metrics.taskId();
    pollSequence = metrics.pollSequence();
  }

  private void fillRates(WorkerHistory history, long nanoTime) {
    parkRate = history.parks.next(parkCount, nanoTime);
    noopRate = history.noops.next(noopCount, nanoTime);
    stealRate = history.steals.next(stealCount, nanoTime);
    stealOperationsRate = history.stealOperations.next(stealOperations, nanoTime);
    failedStealOperationsRate = history.failedStealOperations.next(failedStealOperations, nanoTime);
    pollRate = history.polls.next(pollCount, nanoTime);
    localScheduleRate = history.localSchedules.next(localScheduleCount, nanoTime);
    overflowRate = history.overflows.next(overflowCount, nanoTime);
    runShare = history.run.next(runTotal, wallTotal);
    searchShare = history.search.next(searchTotal, wallTotal);
    parkShare = history.park.next(parkTotal, wallTotal);
    dumpShare = history.dump.next(dumpTotal, wallTotal);
    pollAge = history.pollAge.next(pollSequence, nanoTime);
  }
}
