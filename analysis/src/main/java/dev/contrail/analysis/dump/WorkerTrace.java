package dev.contrail.analysis.dump;

import org.jspecify.annotations.Nullable;

/**
 * One worker at the instant of a dump.
 *
 * @param worker its index
 * @param threadName the thread that ran it, if any
 * @param isLate whether it was in a poll that did not end in time
 * @param taskId the task it ran, if it was late; 0 if unknown
 * @param runningForNanos the least time that this poll had run; negative if unknown
 * @param stack the stack of its thread; null if unknown
 */
public record WorkerTrace(
    int worker,
    @Nullable String threadName,
    boolean isLate,
    long taskId,
    long runningForNanos,
    @Nullable Stack stack) {}
