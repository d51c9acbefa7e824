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
 * @param value positive if a scheduler gave it; not checked
 */
public record TaskId(long value) {
  /** The running task's id, or 0; a scheduler that starts writes the true one. */
  @SuppressWarnings({"FieldCanBeFinal", "FieldMayBeFinal"})
  private static volatile LongSupplier current = () -> 0;

  /**
   * {@return the task that the calling thread runs, on a worker, a blocking thread or a dump's;
   * null if none} Tokio's {@code task::try_id}.
   */
  public static @Nullable TaskId current() {
    long id = current.getAsLong();
    return id != 0 ? new TaskId(id) : null;
  }

  /** {@return the number alone} */
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
