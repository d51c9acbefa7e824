package dev.contrail.internal.task;

import org.jspecify.annotations.Nullable;

/**
 * The instant of the newest dump. A thread that is about to change a task reads it first, and so
 * comes before or after the instant.
 *
 * @param epoch of the dump; 0 before the first
 * @param tracer traces a task before a fact of the instant is lost; null once everything is traced
 */
public record Cut(int epoch, @Nullable TaskTracer tracer) {
  /** The value before the first dump. */
  public static final Cut NONE = new Cut(0, null);

  /** The last epoch that fits into a stamp and is not {@link TaskBits#UNSET}. */
  private static final int MAX_EPOCH = 0xFFFE;

  /** Returns the epoch of the next dump. */
  public int nextEpoch() {
    return epoch == MAX_EPOCH ? 1 : epoch + 1;
  }

  /** Lets the dump, if one is on, trace a task that is about to change. */
  public void beforeChangeOf(TaskCell<?> task) {
    TaskTracer tracing = tracer;
    if (tracing != null) {
      tracing.trace(task);
    }
  }
}
