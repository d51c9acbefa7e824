package dev.contrail.internal.jfr;

import dev.contrail.metrics.DurationHistogram;
import dev.contrail.metrics.UnstableWorkerMetrics;
import dev.contrail.metrics.WorkerMetrics;
import java.time.Duration;

/** Values of one worker of a {@link FakeScheduler}: half of its time it runs. */
record FakeWorkerMetrics(int worker, long number) implements WorkerMetrics, UnstableWorkerMetrics {

  @Override
  public Duration totalBusyDuration() {
    return Duration.ofNanos(700 * number);
  }

  @Override
  public long parkCount() {
    return 7 * number;
  }

  @Override
  public long parkUnparkCount() {
    return 8 * number;
  }

  @Override
  public Thread thread() {
    return Thread.currentThread();
  }

  @Override
  public long noopCount() {
    return 9 * number;
  }

  @Override
  public long stealCount() {
    return 10 * number;
  }

  @Override
  public long stealOperations() {
    return 11 * number;
  }

  @Override
  public long failedStealOperations() {
    return 12 * number;
  }

  @Override
  public long pollCount() {
    return 13 * number;
  }

  @Override
  public long localScheduleCount() {
    return 14 * number;
  }

  @Override
  public long overflowCount() {
    return 15 * number;
  }

  @Override
  public int localQueueDepth() {
    return (int) (16 * number) + worker;
  }

  @Override
  public Duration meanPollTime() {
    return Duration.ofNanos(17 * number);
  }

  @Override
  public Duration runTotal() {
    return Duration.ofNanos(500 * number);
  }

  @Override
  public Duration searchTotal() {
    return Duration.ofNanos(125 * number);
  }

  @Override
  public Duration parkTotal() {
    return Duration.ofNanos(250 * number);
  }

  @Override
  public Duration dumpTotal() {
    return Duration.ofNanos(125 * number);
  }

  @Override
  public Duration wallTotal() {
    return Duration.ofNanos(1000 * number);
  }

  @Override
  public long pollSequence() {
    return 18 * number + 1;
  }

  @Override
  public long taskId() {
    return 19 * number;
  }

  @Override
  public DurationHistogram pollTimes() {
    return new FakeHistogram(number);
  }

  @Override
  public DurationHistogram scheduleLatencies() {
    return new FakeHistogram(2 * number);
  }
}
