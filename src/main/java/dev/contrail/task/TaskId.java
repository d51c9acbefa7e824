package dev.contrail.task;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a task, as events, dumps and reports show it. Unique within a JVM over all its
 * schedulers; ordered by spawn only roughly, since workers draw ids in blocks. Tokio's {@code
 * task::Id}.
 *
 * @param value positive
 */
public record TaskId(long value) {
  /** The running task's id, or 0; a scheduler that starts writes the true one. */
  @SuppressWarnings({"FieldCanBeFinal", "FieldMayBeFinal"})
  private static volatile LongSupplier current = () -> 0;

  /** The task that the calling thread runs, on a worker or a blocking thread; null if none. */
  public static @Nullable TaskId current() {
    long id = current.getAsLong();
    return id != 0 ? new TaskId(id) : null;
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
