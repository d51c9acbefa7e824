package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.TaskCell;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One worker's histograms of poll times and of schedule latencies, from a sample of its polls. Only
 * the thread that runs the worker writes; anybody reads.
 */
final class PollTimes {
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  /** No poll is being timed; a clock that reads just this is timed a nanosecond off. */
  private static final long NOT_TIMED = 0;

  private final Sampling sampling;
  private final long[] polls = new long[LogBuckets.COUNT];
  private final long[] latencies = new long[LogBuckets.COUNT];
  private int untilPoll;
  private int untilSchedule;
  private long pollStart;

  PollTimes(Sampling sampling) {
    this.sampling = sampling;
  }

  /** A task was queued here: stamps it if it is one of the sample. */
  void scheduled(TaskCell<?> task) {
    int every = sampling.everyOpaque();
    if (every == 0) {
      return;
    }
    if (--untilSchedule <= 0 || untilSchedule >= every) { // or more are wanted than before
      untilSchedule = every;
      task.stampScheduled(System.nanoTime());
    } else {
      task.clearStamp(); // which it kept if it was polled while sampling was off
    }
  }

  /** A poll begins: its task's latency is known if it was stamped, and it is timed if it is due. */
  void startPoll(TaskCell<?> task) {
    int every = sampling.everyOpaque();
    if (every == 0) {
      return;
    }
    boolean isDue = --untilPoll <= 0 || untilPoll >= every;
    if (isDue || task.isStamped()) {
      long now = System.nanoTime();
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
