package dev.contrail.internal.task;

import java.util.Locale;

/** The outcome of one poll of a task. */
public enum PollOutcome {
  /** The task waits, or already runs elsewhere. */
  PENDING,
  /** The task wants another turn, or was woken during the poll, and is queued again. */
  YIELDED,
  /** The task ended. */
  COMPLETED,
  /** The task ended by an exception. */
  FAILED,
  /** The task was cancelled, and its body too. */
  CANCELLED,
  /** The thread went on to block in the task, and the worker to another thread. */
  BLOCKED,
  /** The queue entry was stale, or a dump held the task. */
  NOT_POLLED;

  private final String text = name().toLowerCase(Locale.ROOT).replace('_', ' ');

  @Override
  public String toString() {
    return text;
  }
}
