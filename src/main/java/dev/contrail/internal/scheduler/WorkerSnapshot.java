package dev.contrail.internal.scheduler;

import dev.contrail.metrics.DurationHistogram;
import dev.contrail.metrics.UnstableWorkerMetrics;
import dev.contrail.metrics.WorkerMetrics;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The counters of one worker at about one instant. */
record WorkerSnapshot(
    int worker,
    @Nullable Thread thread,
    TimeLedger.Shares times,
    long parkCount,
    long parkUnparkCount,
    long noopCount,
    long stealCount,
    long stealOperations,
    long failedStealOperations,
    long pollSequence,
    long pollCount,
    long taskId,
    long localScheduleCount,
    long overflowCount,
    int localQueueDepth,
    long meanPollNanos,
    DurationHistogram pollTimes,
    DurationHistogram scheduleLatencies)
    implements WorkerMetrics, UnstableWorkerMetrics {

  private static final int MAX_LOOKS = 16;

  static WorkerSnapshot of(Core core) {
    WorkerStats stats = core.stats;
    long sequence = stats.pollSequence();
    long taskId = stats.runningTask();
    for (int i = 0; i < MAX_LOOKS && stats.pollSequence() != sequence; i++) {
      sequence =
          stats.pollSequence(); // both of the same poll, unless polls are so short that none is
      // stuck
      taskId = stats.runningTask();
    }
    return new WorkerSnapshot(
        core.index,
        core.thread,
        stats.times(),
        stats.parkCount(),
        stats.parkUnparkCount(),
        stats.noopCount(),
        stats.stealCount(),
        stats.stealOperations(),
        stats.failedStealOperations(),
        sequence,
        (sequence + 1) / 2,
        taskId,
        stats.localScheduleCount(),
        stats.overflowCount(),
        core.depth(),
        stats.pollCount() == 0 ? 0 : stats.meanPollNanos(),
        core.pollTimes.pollTimes(),
        core.pollTimes.latencies());
  }

  @Override
  public Duration totalBusyDuration() {
    return Duration.ofNanos(times.run());
  }

  @Override
  public Duration meanPollTime() {
    return Duration.ofNanos(meanPollNanos);
  }

  @Override
  public Duration runTotal() {
    return Duration.ofNanos(times.run());
  }

  @Override
  public Duration searchTotal() {
    return Duration.ofNanos(times.search());
  }

  @Override
  public Duration parkTotal() {
    return Duration.ofNanos(times.park());
  }

  @Override
  public Duration dumpTotal() {
    return Duration.ofNanos(times.dump());
  }

  @Override
  public Duration wallTotal() {
    return Duration.ofNanos(times.total());
  }
}
