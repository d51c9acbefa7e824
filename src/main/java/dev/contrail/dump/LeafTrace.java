package dev.contrail.dump;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the places at which a waiting task waits, or the place at which a running one is.
 *
 * <p>Thread-safety: immutable; the lists are copied.
 *
 * <p>Tokio: one path from the root to a leaf of a {@code dump::Trace}.
 *
 * @param waitingOn what for, in a word or two; null of a task that runs
 * @param stack how its poll comes there, innermost frame first, down to the task's own poll; equal
 *     stacks of a dump are one list
 */
public record LeafTrace(@Nullable String waitingOn, List<StackTraceElement> stack) {
  /**
   * Copies the list, unless it cannot change.
   *
   * @param waitingOn as {@link #waitingOn()}
   * @param stack as {@link #stack()}
   */
  public LeafTrace {
    stack = List.copyOf(stack);
  }
}
