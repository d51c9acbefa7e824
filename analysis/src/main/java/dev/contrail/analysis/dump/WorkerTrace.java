package dev.contrail.analysis.dump;

import org.jspecify.annotations.Nullable;

/**
 * One worker at the instant of a dump.
 *
 * @param worker its index
 * @param threadName the thread that ran it, if one did
 * @param isLate whether it was in a poll that did not end in time
 * @param taskId the task it ran, if it was late; 0 if none is known
 * @param runningForNanos how long that poll had run at least; below 0 if that is not known
 * @param stack where it was; null if that is not known
 */
public record WorkerTrace(
    int worker,
    @Nullable String threadName,
    boolean isLate,
    long taskId,
    long runningForNanos,
    @Nullable Stack stack) {}
