package dev.contrail.analysis.dump;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a dump says of itself.
 *
 * @param id its number in its JVM
 * @param scheduler the name of the scheduler
 * @param trigger who asked for it, such as request
 * @param startTime when it began
 * @param cutTime the instant it tells of; null if it did not come to that
 * @param exact whether every worker was between two polls at that instant
 * @param complete whether every task that was alive is told of
 * @param hasStacks whether tasks were asked where they wait
 * @param workers how many workers there are
 * @param lateWorkers how many were in a poll that did not end in time
 * @param tasks how many tasks were alive
 * @param traced how many are told of
 * @param untraced how many are not
 * @param traces how many traces were committed for it
 * @param pauseNanos how long workers waited for each other at most
 * @param durationNanos from its start to its last trace
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

  /** When it was over; of two about one dump the later counts. */
  Instant endTime() {
    return startTime.plusNanos(Math.max(0, durationNanos));
  }
}
