package dev.contrail.metrics;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker that has been in one poll for long, and still was when this was made.
 *
 * <p>Thread-safety: immutable.
 *
 * <p>Tokio: no counterpart; a worker that blocks is found from outside, as by tokio-console.
 *
 * @param scheduler name of the scheduler
 * @param worker index of the worker, from 0; spare workers come after the others
 * @param thread thread that runs the worker
 * @param taskId id of the task that is polled; positive
 * @param taskName name of the task, or null
 * @param kind "task", "callable" or "command"
 * @param runningFor time the poll has taken so far, at least
 * @param stack frames of the thread down to the task, innermost first
 */
public record WorkerStall(
    String scheduler,
    int worker,
    Thread thread,
    long taskId,
    @Nullable String taskName,
    String kind,
    Duration runningFor,
    List<StackTraceElement> stack) {}
