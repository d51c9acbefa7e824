package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.TaskCell;

/** Is told of a task that threw, on the worker where it did; what this throws is reported. */
@FunctionalInterface
public interface TaskFailureHandler {

  /** A task ended by an exception of its own. */
  void failed(TaskCell<?> task, Throwable thrown);
}
