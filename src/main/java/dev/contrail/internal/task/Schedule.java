package dev.contrail.internal.task;

import dev.contrail.task.TimerEntry;
import dev.contrail.task.Waker;

/** What a task needs of the scheduler it runs on. Callable from any thread. */
public interface Schedule {

  /** Queues a task that was woken; on a worker, in its LIFO slot. */
  void schedule(TaskCell<?> task);

  /** Queues a task again that lost its place: its entry was popped while a dump held it. */
  void reschedule(TaskCell<?> task);

  /** Queues a task whose poll just ended on this thread, behind all others. */
  void scheduleYielded(TaskCell<?> task);

  /**
   * Counts the end of a task, and forgets the task. Where a poll ends it, that is before its state
   * says so: whoever then sees it ended sees it counted.
   */
  void countEnd(TaskCell<?> task, boolean isFailure);

  /** A failure was counted of a task that turned out to be cancelled. */
  void uncountFailure();

  /** The state says that a task ended, and all who waited were told. */
  void ended();

  /** A task threw, and its handle, if it has one, says so. */
  void failed(TaskCell<?> task, Throwable thrown);

  /** A poll on this thread has spent its budget. */
  void forcedYield();

  /** The newest dump whose instant has passed. */
  Cut cut();

  /** Registers a deadline at which a waker is called. */
  TimerEntry wakeAt(long nanoTime, Waker waker);
}
