package dev.contrail.dump;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The tasks of one scheduler at one instant, the cut.
 *
 * <p>Thread-safety: immutable; the lists are copied.
 *
 * <p>Tokio: {@code Dump}.
 *
 * @param id the number of the dump, counted from 1 in this JVM
 * @param scheduler the scheduler's name
 * @param time the wall-clock time of the cut
 * @param isExact whether every worker was between two polls at the cut, and every task that was
 *     polled for its place has answered; an inexact dump is still consistent: it contains no effect
 *     without its cause. Only workers stop for a dump: blocking jobs and tasks that block in place
 *     appear as running, and each of their actions falls before or after the cut
 * @param isComplete whether the dump contains every task that was alive at the cut
 * @param untraced the number of tasks that the dump does not contain, as far as it is known
 * @param pause the longest time that a worker waited for the other workers
 * @param duration the time from the start of this dump, after its wait for earlier dumps, to the
 *     last trace
 * @param workers the workers, in the order of their index
 * @param tasks the tasks that were alive at the cut, each once, in the order of their id
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
   * {@return the dump as text for people} The text lists the workers, then the tasks, grouped by
   * the place where they wait, longest waits first. Control characters in names are escaped.
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
