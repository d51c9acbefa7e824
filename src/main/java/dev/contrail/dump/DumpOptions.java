package dev.contrail.dump;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a dump is to be made.
 *
 * <p>Thread-safety: immutable.
 *
 * <p>Tokio: nothing; one puts a time-out around {@code Handle::dump}.
 *
 * @param deadline how long it may take; what was not traced by then is missing; positive
 * @param rendezvousBound how long workers wait for one in a long poll, which is then late;
 *     positive, and not beyond the deadline; some milliseconds more if the machine stood still
 * @param hasStacks whether waiting tasks are polled, to see where they wait
 * @param taskName only tasks of this name are told of; {@code *} stands for any letters, and null
 *     for all tasks, those without a name included
 */
public record DumpOptions(
    Duration deadline, Duration rendezvousBound, boolean hasStacks, @Nullable String taskName) {
  /** Ten seconds, ten milliseconds, with stacks, all tasks. */
  public static final DumpOptions DEFAULT =
      new DumpOptions(Duration.ofSeconds(10), Duration.ofMillis(10), true, null);

  /**
   * Refuses durations that make no sense.
   *
   * @param deadline positive
   * @param rendezvousBound positive
   * @param hasStacks either
   * @param taskName null for all
   * @throws IllegalArgumentException if a duration is not positive, or over a hundred years
   */
  public DumpOptions {
    check(deadline, "deadline");
    check(rendezvousBound, "rendezvousBound");
  }

  private static void check(Duration duration, String name) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException(name + " must be positive, but is " + duration);
    }
    if (duration.toDays() > 36_500) {
      throw new IllegalArgumentException(name + " is too long: " + duration);
    }
  }

  /**
   * {@return the same with another deadline}
   *
   * @param other positive
   * @throws IllegalArgumentException if it is not positive, or over a hundred years
   */
  public DumpOptions withDeadline(Duration other) {
    return new DumpOptions(other, rendezvousBound, hasStacks, taskName);
  }

  /**
   * {@return the same with another bound}
   *
   * @param other positive
   * @throws IllegalArgumentException if it is not positive, or over a hundred years
   */
  public DumpOptions withRendezvousBound(Duration other) {
    return new DumpOptions(deadline, other, hasStacks, taskName);
  }

  /**
   * {@return the same with stacks or without}
   *
   * @param other whether with
   */
  public DumpOptions withStacks(boolean other) {
    return new DumpOptions(deadline, rendezvousBound, other, taskName);
  }

  /**
   * {@return the same for tasks of another name}
   *
   * @param other the name, as in {@link #taskName()}; null for all
   */
  public DumpOptions withTaskName(@Nullable String other) {
    return new DumpOptions(deadline, rendezvousBound, hasStacks, other);
  }
}
