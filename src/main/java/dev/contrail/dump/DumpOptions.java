package dev.contrail.dump;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options of a dump.
 *
 * <p>Thread-safety: immutable.
 *
 * <p>Tokio: no counterpart; callers put a timeout around {@code Handle::dump}.
 *
 * @param deadline the time that the dump may take; tasks that are not traced by then are missing;
 *     positive
 * @param rendezvousBound the time that workers wait for a worker in a long poll, which is late
 *     after that; positive; the deadline limits it too, and the wait takes some milliseconds longer
 *     if the machine is stalled
 * @param hasStacks whether waiting tasks are polled to find out where they wait
 * @param taskName the name of the tasks to include, in which {@code *} stands for any characters;
 *     null includes all tasks, also those without a name
 */
public record DumpOptions(
    Duration deadline, Duration rendezvousBound, boolean hasStacks, @Nullable String taskName) {
  /**
   * The default options: a deadline of ten seconds, a rendezvous bound of ten milliseconds, with
   * stacks, all tasks.
   */
  public static final DumpOptions DEFAULT =
      new DumpOptions(Duration.ofSeconds(10), Duration.ofMillis(10), true, null);

  /**
   * Checks the durations.
   *
   * @param deadline as {@link #deadline()}
   * @param rendezvousBound as {@link #rendezvousBound()}
   * @param hasStacks as {@link #hasStacks()}
   * @param taskName as {@link #taskName()}
   * @throws IllegalArgumentException if a duration is not positive, or is more than a hundred years
   */
  public DumpOptions {
    check(deadline, "deadline");
    check(rendezvousBound, "rendezvousBound");
  }

  private static void check(Duration duration, String name) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException(name + " must be positive, not " + duration);
    }
    if (duration.toDays() > 36_500) {
      throw new IllegalArgumentException(name + " is too long: " + duration);
    }
  }

  /**
   * {@return the same options with another deadline}
   *
   * @param other the deadline; positive
   * @throws IllegalArgumentException if it is not positive, or is more than a hundred years
   */
  public DumpOptions withDeadline(Duration other) {
    return new DumpOptions(other, rendezvousBound, hasStacks, taskName);
  }

  /**
   * {@return the same options with another rendezvous bound}
   *
   * @param other the bound; positive
   * @throws IllegalArgumentException if it is not positive, or is more than a hundred years
   */
  public DumpOptions withRendezvousBound(Duration other) {
    return new DumpOptions(deadline, other, hasStacks, taskName);
  }

  /**
   * {@return the same options with or without stacks}
   *
   * @param other whether waiting tasks are polled
   */
  public DumpOptions withStacks(boolean other) {
    return new DumpOptions(deadline, rendezvousBound, other, taskName);
  }

  /**
   * {@return the same options for tasks of another name}
   *
   * @param other the name, as in {@link #taskName()}; null for all
   */
  public DumpOptions withTaskName(@Nullable String other) {
    return new DumpOptions(deadline, rendezvousBound, hasStacks, other);
  }
}
