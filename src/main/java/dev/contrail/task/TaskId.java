package dev.contrail.task;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a task, as events and reports show it. Unique within a JVM over all its
 * schedulers; ordered by spawn only roughly, since workers draw ids in blocks.
 *
 * <p>Thread-safety: immutable.
 *
 * <p>Tokio: {@code tokio::task::Id}.
 *
 * @param value the id, positive if a scheduler assigned it; not checked
 */
public record TaskId(long value) {
  /**
   * Supplies the running task's id, or 0. Replaced by a scheduler when it starts; read by any
   * thread.
   */
  @SuppressWarnings({"FieldCanBeFinal", "FieldMayBeFinal"})
  private static volatile LongSupplier current = () -> 0;

  /**
   * {@return the id of the task that the calling thread is running, on a worker, a blocking thread
   * or the thread of a dump; null outside a task} Tokio's {@code task::try_id}.
   */
  public static @Nullable TaskId current() {
    long id = current.getAsLong();
    return id != 0 ? new TaskId(id) : null;
  }

  /** {@return the id as a decimal number} */
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
