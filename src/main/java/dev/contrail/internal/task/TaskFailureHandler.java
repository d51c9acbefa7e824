package dev.contrail.internal.task;

/**
 * Handles a task that threw, on the worker where it did. Exceptions of the handler are reported.
 */
@FunctionalInterface
public interface TaskFailureHandler {

  /** Handles the end of a task by an exception of its own. */
  void failed(TaskCell<?> task, Throwable thrown);
}
