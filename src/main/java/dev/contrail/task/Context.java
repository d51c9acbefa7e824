package dev.contrail.task;

import org.jspecify.annotations.Nullable;

/**
 * What a poll knows of its task. Valid during the poll it was handed to, on the thread that polls;
 * the waker may be kept. Tokio's {@code Context}.
 */
public interface Context {

  /** The identity of the task that is polled. */
  TaskId taskId();

  /** Wakes the task that is polled; the same object in each of its polls. */
  Waker waker();

  /**
   * Says what the task waits for, and returns pending. The one way to say it: {@code return
   * cx.pending(this);} in a leaf that keeps the {@link #waker() waker} and will call it. A leaf
   * that finds itself registered already only says so again.
   *
   * @param leaf what is waited for
   */
  <T extends @Nullable Object> Poll<T> pending(Leaf leaf);

  /**
   * Has this task polled again behind everything that is queued on its worker now, if this poll
   * returns pending. What {@link Tasks#yieldNow()} is made of.
   */
  void yieldNow();

  /**
   * Spends one unit of this poll's budget; a leaf asks before it returns ready. A task whose leaves
   * are always ready would otherwise never let another one run. Tokio's cooperative budget: 128 for
   * each poll.
   *
   * @return false if the budget is spent: return {@link #pending} then, with nothing taken; the
   *     task is polled again behind what is queued
   */
  boolean proceed();

  /**
   * Registers a deadline at which the task is woken, with a resolution of one millisecond and never
   * early.
   *
   * @param nanoTime when, on the clock of {@link System#nanoTime()}
   * @return the registration, to ask and to withdraw
   */
  TimerEntry wakeAt(long nanoTime);

  /**
   * Has a resource closed when the task ends, in whatever way: after {@link Task#cancel()} if that
   * is called, last owned first closed, on a worker.
   *
   * @param resource what to close; an exception from it is reported as the task's failure if the
   *     task has none
   * @return the resource
   */
  <R extends AutoCloseable> R own(R resource);
}
