package dev.contrail.dump;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of one worker at the instant of a dump.
 *
 * <p>Thread-safety: immutable; the lists are copied.
 *
 * <p>Tokio: no counterpart; its dump does not contain workers.
 *
 * @param worker the index of the worker; indexes from the number of workers on belong to spare
 *     workers
 * @param threadName the name of its thread; null if it had none
 * @param isLate whether the worker did not reach the rendezvous within its bound, because of a poll
 *     or of the scheduler's own code
 * @param taskId the id of the task that a late worker was polling; 0 if the worker was not late, or
 *     was in the scheduler's own code
 * @param runningFor the least time that this poll has taken so far; null without such a poll
 * @param stack the stack of a late worker, innermost frame first; empty if it had already moved on
 */
public record WorkerTrace(
    int worker,
    @Nullable String threadName,
    boolean isLate,
    long taskId,
    @Nullable Duration runningFor,
    List<StackTraceElement> stack) {
  /**
   * Copies the list.
   *
   * @param worker as {@link #worker()}
   * @param threadName as {@link #threadName()}
   * @param isLate as {@link #isLate()}
   * @param taskId as {@link #taskId()}
   * @param runningFor as {@link #runningFor()}
   * @param stack as {@link #stack()}
   */
  public WorkerTrace {
    stack = List.copyOf(stack);
  }
}
