package dev.contrail.dump;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One worker as it was at the instant of a dump.
 *
 * <p>Thread-safety: immutable; the lists are copied.
 *
 * <p>Tokio: nothing; its dump says nothing of workers.
 *
 * @param worker its index; from the number of workers on, those of spare workers
 * @param threadName the name of its thread; null if it had none
 * @param isLate whether it did not come from a poll, or from the scheduler's own code, within the
 *     rendezvous bound
 * @param taskId the task it ran, if it was late; 0 if it was not, or was in the scheduler's own
 *     code
 * @param runningFor the least time that poll has taken; null if there is none
 * @param stack where a late worker was, innermost frame first; empty if it had moved on
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
