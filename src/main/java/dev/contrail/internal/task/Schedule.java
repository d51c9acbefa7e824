package dev.contrail.internal.task;

import dev.contrail.task.TimerEntry;
import dev.contrail.task.Waker;

/** The scheduler as its tasks see it. Callable from any thread. */
public interface Schedule {

  /** Queues a task that a waker woke; on a worker, in its LIFO slot. */
  void woken(TaskCell<?> task);

  /** Queues a task that was cancelled, likewise. */
  void schedule(TaskCell<?> task);

  /** Queues a task again whose queue entry was popped while a dump held it. */
  void reschedule(TaskCell<?> task);

  /** Queues a task whose poll just ended on this thread, behind all others. */
  void scheduleYielded(TaskCell<?> task);

  /**
   * Counts the end of a task, and removes the task from the registry. A poll that ends a task calls
   * it before the state says so: a thread that sees the task ended sees it counted.
   */
  void countEnd(TaskCell<?> task, boolean isFailure);

  /** Takes back the count of a failure: the task turned out to be cancelled. */
  void uncountFailure();

  /**
   * Called when the state of a task says that it ended, before its joiners are notified.
   *
   * @param outcome completed, failed, cancelled or withdrawn
   */
  void ending(TaskCell<?> task, String outcome);

  /** Called after the state of a task says that it ended, and all joiners were notified. */
  void ended();

  /** Reports a task that threw; its handle, if it has one, is complete. */
  void failed(TaskCell<?> task, Throwable thrown);

  /** Counts a poll on this thread that has spent its budget. */
  void forcedYield(TaskCell<?> task);

  /** Returns the newest dump whose instant has passed. */
  Cut cut();

  /** Arms a timer that calls a waker at a time on the clock of nanoTime. */
  TimerEntry wakeAt(long nanoTime, Waker waker);
}
