package dev.contrail.analysis.dump;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The summary of a dump, from its {@code contrail.TaskDump} event.
 *
 * @param id its number in its JVM
 * @param scheduler the name of the scheduler
 * @param trigger the source of the request, such as request
 * @param startTime the instant it began
 * @param cutTime the instant of the snapshot; null if the dump did not reach it
 * @param exact whether every worker was between two polls at that instant
 * @param complete whether the dump has every task that was alive
 * @param hasStacks whether tasks were asked where they wait
 * @param workers the number of workers
 * @param lateWorkers the number of workers in a poll that did not end in time
 * @param tasks the number of tasks that were alive
 * @param traced the number of tasks that the dump has
 * @param untraced the number of tasks that the dump does not have
 * @param traces the number of traces that were committed for it
 * @param pauseNanos the longest time that workers waited for each other
 * @param durationNanos the time from its start to its last trace
 */
public record DumpSummary(
    long id,
    String scheduler,
    @Nullable String trigger,
    Instant startTime,
    @Nullable Instant cutTime,
    boolean exact,
    boolean complete,
    boolean hasStacks,
    int workers,
    int lateWorkers,
    int tasks,
    int traced,
    int untraced,
    int traces,
    long pauseNanos,
    long durationNanos) {

  /** Returns the end of the dump. Of two summaries of one dump, the later to end counts. */
  Instant endTime() {
    return startTime.plusNanos(Math.max(0, durationNanos));
  }
}
