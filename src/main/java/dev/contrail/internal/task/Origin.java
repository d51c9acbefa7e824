package dev.contrail.internal.task;

import java.lang.StackWalker.StackFrame;
import org.jspecify.annotations.Nullable;

/**
 * Where a task comes from, in place of its bare name, for schedulers that record it.
 *
 * @param name of the task
 * @param nanoTime when it was spawned
 * @param site who spawned it; null if there is nobody but libraries
 */
public record Origin(@Nullable String name, long nanoTime, @Nullable StackTraceElement site) {

  /** The calling thread is about to spawn a task. */
  public static Origin here(@Nullable String name) {
    StackTraceElement site =
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .filter(frame -> !isLibrary(frame.getClassName()))
                        .findFirst()
                        .map(StackFrame::toStackTraceElement)
                        .orElse(null));
    return new Origin(name, System.nanoTime(), site);
  }

  private static boolean isLibrary(String type) {
    return type.startsWith("dev.contrail.internal.")
        || type.equals("dev.contrail.Scheduler")
        || type.startsWith("java.");
  }
}
