package dev.contrail.internal.task;

import java.lang.StackWalker.StackFrame;
import org.jspecify.annotations.Nullable;

/**
 * The name of a task with its origin, for schedulers that keep spawn sites.
 *
 * @param name of the task, or null
 * @param nanoTime time of the spawn
 * @param site place that spawned it; null if the stack has only libraries
 */
public record Origin(@Nullable String name, long nanoTime, @Nullable StackTraceElement site) {

  /** Returns the origin of a task that the calling thread is about to spawn. */
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
