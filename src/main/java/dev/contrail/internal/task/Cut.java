package dev.contrail.internal.task;

import org.jspecify.annotations.Nullable;

/**
 * The instant of the newest dump. Whatever changes a task reads it first, and so comes before or
 * after the instant.
 *
 * @param epoch the dump's; 0 before the first
 * @param tracer who has to trace a task before a fact of the instant is lost; null when all is told
 */
public record Cut(int epoch, @Nullable TaskTracer tracer) {
  /** No dump yet. */
  public static final Cut NONE = new Cut(0, null);

  /** The last epoch that fits into a stamp and is not {@link TaskBits#UNSET}. */
  private static final int MAX_EPOCH = 0xFFFE;

  /** The epoch of the next dump. */
  public int nextEpoch() {
    return epoch == MAX_EPOCH ? 1 : epoch + 1;
  }

  /** The task is about to change: the dump, if there is one, sees it first. */
  public void beforeChangeOf(TaskCell<?> task) {
    TaskTracer tracing = tracer;
    if (tracing != null) {
      tracing.trace(task);
    }
  }
}
