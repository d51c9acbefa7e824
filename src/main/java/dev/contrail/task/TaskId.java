package dev.contrail.task;

/**
 * The identity of a task, as events, dumps and reports show it. Unique within a JVM over all its
 * schedulers; ordered by spawn only roughly, since workers draw ids in blocks. Tokio's {@code
 * task::Id}.
 *
 * @param value positive
 */
public record TaskId(long value) {

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
