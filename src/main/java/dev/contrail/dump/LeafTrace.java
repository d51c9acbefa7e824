package dev.contrail.dump;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the places where a task waits, or the place where a running task is.
 *
 * <p>Thread-safety: immutable; the lists are copied.
 *
 * <p>Tokio: one path from the root to a leaf of a {@code dump::Trace}.
 *
 * @param waitingOn the name of the leaf, in a word or two; null for a running task
 * @param stack the stack of the poll at that place, innermost frame first, down to the task's own
 *     poll; equal stacks of one dump share a list
 */
public record LeafTrace(@Nullable String waitingOn, List<StackTraceElement> stack) {
  /**
   * Copies the list, unless it is unmodifiable.
   *
   * @param waitingOn as {@link #waitingOn()}
   * @param stack as {@link #stack()}
   */
  public LeafTrace {
    stack = List.copyOf(stack);
  }
}
