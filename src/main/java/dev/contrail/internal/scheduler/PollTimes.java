package dev.contrail.internal.scheduler;

import dev.contrail.internal.jfr.EventDemand;
import dev.contrail.internal.task.TaskCell;
import dev.contrail.internal.task.TaskStamp;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The histograms of one worker's poll times and schedule latencies, from a sample of its polls.
 * Written by the thread that runs the worker; read by any thread.
 */
final class PollTimes {
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  /**
   * No poll is being timed. A clock that reads exactly this value is taken as one nanosecond later.
   */
  private static final long NOT_TIMED = 0;

  private final Sampling sampling;
  private final long[] polls = new long[LogBuckets.COUNT];
  private final long[] latencies = new long[LogBuckets.COUNT];
  private int untilPoll;
  private int untilSchedule;
  private long pollStart;

  /** The stamp that the task of the running poll had, and a reading of nanoTime; 0 for none. */
  private int stampOfPoll;

  private long clockOfPoll;

  PollTimes(Sampling sampling) {
    this.sampling = sampling;
  }

  /** Stamps a task that is being queued here if it is one of the sample. */
  void scheduled(TaskCell<?> task) {
    int every = sampling.everyOpaque();
    if (every == 0) {
      return;
    }
    if (--untilSchedule <= 0 || untilSchedule >= every) { // or the sampling became denser
      untilSchedule = every;
      task.stampScheduled(System.nanoTime());
    } else {
      task.stampCoarse(EventDemand.coarseNanoTime());
    }
  }

  /**
   * Starts a poll: counts the latency of its task if that was stamped, and times the poll if it is
   * due.
   */
  void startPoll(TaskCell<?> task) {
    int every = sampling.everyOpaque();
    if (every == 0) {
      return;
    }
    stampOfPoll = task.stamp();
    clockOfPoll = EventDemand.coarseNanoTime();
    boolean isDue = --untilPoll <= 0 || untilPoll >= every;
    if (isDue || task.isStamped()) {
      long now = System.nanoTime();
      clockOfPoll = now;
      if (task.isStamped()) {
        long latency = task.takeLatency(now);
        if (sampling.isFromNow(latency, now)) {
          count(latencies, latency);
        }
      }
      if (isDue) {
        untilPoll = every;
        pollStart = now == NOT_TIMED ? 1 : now;
      }
    }
  }

  /**
   * Returns the time that the task of the running poll was queued, in nanoseconds; 0 if unknown.
   */
  long latencyOfPoll() {
    return sampling.everyOpaque() == 0 || clockOfPoll == 0
        ? 0
        : TaskStamp.queuedFor(stampOfPoll, clockOfPoll);
  }

  void endPoll() {
    if (pollStart != NOT_TIMED) {
      count(polls, System.nanoTime() - pollStart);
      pollStart = NOT_TIMED;
    }
  }

  private static void count(long[] histogram, long nanos) {
    int bucket = LogBuckets.indexOf(nanos);
    CELL.setOpaque(histogram, bucket, histogram[bucket] + 1);
  }

  HistogramSnapshot pollTimes() {
    return read(polls);
  }

  HistogramSnapshot latencies() {
    return read(latencies);
  }

  private static HistogramSnapshot read(long[] histogram) {
    long[] copy = new long[histogram.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = (long) CELL.getOpaque(histogram, i);
    }
    return new HistogramSnapshot(copy);
  }
}
