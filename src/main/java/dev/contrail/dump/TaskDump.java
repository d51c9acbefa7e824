package dev.contrail.dump;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Every task of one scheduler at one instant, the cut.
 *
 * <p>Thread-safety: immutable; the lists are copied.
 *
 * <p>Tokio: {@code Dump}.
 *
 * @param id counts the dumps of this JVM from 1
 * @param scheduler the scheduler's name
 * @param time when the cut was
 * @param isExact whether every worker was between two polls at the cut, and every task that was
 *     asked where it waits has answered; otherwise what is told is still consistent: no effect
 *     without its cause. Only workers stop for a dump: blocking jobs, and tasks that block in
 *     place, are told of as running, and what they do at the cut comes before it or after it
 * @param isComplete whether every task that was alive at the cut is told of
 * @param untraced how many tasks are not, as far as is known
 * @param pause how long the workers waited for each other, at most
 * @param duration from the request's turn to the last trace
 * @param workers one for each, by index
 * @param tasks every task that was alive at the cut, once, by id
 */
public record TaskDump(
    long id,
    String scheduler,
    Instant time,
    boolean isExact,
    boolean isComplete,
    int untraced,
    Duration pause,
    Duration duration,
    List<WorkerTrace> workers,
    List<TaskTrace> tasks) {
  /**
   * Copies the lists.
   *
   * @param id as {@link #id()}
   * @param scheduler as {@link #scheduler()}
   * @param time as {@link #time()}
   * @param isExact as {@link #isExact()}
   * @param isComplete as {@link #isComplete()}
   * @param untraced as {@link #untraced()}
   * @param pause as {@link #pause()}
   * @param duration as {@link #duration()}
   * @param workers as {@link #workers()}
   * @param tasks as {@link #tasks()}
   */
  public TaskDump {
    workers = List.copyOf(workers);
    tasks = List.copyOf(tasks);
  }

  /**
   * {@return the dump to be read by people} The workers, then the tasks: those that wait at the
   * same place together, longest waits first. What names hold that a terminal would obey is
   * escaped.
   */
  public String text() {
    return new DumpText(this).toString();
  }

  /** {@return {@link #text()}} */
  @Override
  public String toString() {
    return text();
  }
}
