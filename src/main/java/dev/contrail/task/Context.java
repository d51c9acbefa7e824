package dev.contrail.task;

import org.jspecify.annotations.Nullable;

/**
 * The view of its task that a poll is given. It is valid during that poll only; the {@link #waker()
 * waker} and the result of {@link #wakeAt} may be kept. The scheduler implements it; a task that
 * polls other tasks passes its own context on.
 *
 * <p>Thread-safety: confined to the polling thread, during the poll.
 *
 * <p>Tokio: {@code std::task::Context}, with what Tokio keeps in thread-locals: the task's id, its
 * budget, the timer.
 */
public interface Context {

  /** {@return the identity of the task that is polled} Tokio's {@code task::id}. */
  TaskId taskId();

  /**
   * {@return the waker of the task that is polled; the same object in each of its polls} A leaf
   * whose registered waker is this object need not register again. Rust's {@code Waker::will_wake}
   * makes that comparison.
   */
  Waker waker();

  /**
   * Reports the leaf that the task waits for, and returns pending. A leaf that has stored the
   * {@link #waker() waker}, to call it later, ends its poll with {@code return cx.pending(this);},
   * also if it was registered before. No counterpart in Tokio, whose dumps trace the stack.
   *
   * @param leaf the leaf that the task waits for
   * @param <T> the type of the result
   * @return {@link Poll#pending()}
   */
  <T extends @Nullable Object> Poll<T> pending(Leaf leaf);

  /**
   * Schedules another poll of this task, behind all tasks that are queued on its worker now, if
   * this poll returns pending. {@link Tasks#yieldNow()} is built on it. Tokio's {@code yield_now}
   * is a future.
   */
  void yieldNow();

  /**
   * Spends one unit of this poll's budget; a leaf calls it before it returns ready. Without a
   * budget, a task whose leaves are always ready would never let another task run. Tokio's {@code
   * task::coop::poll_proceed}, with the same budget of 128 units for each poll.
   *
   * @return false if the budget is spent: the leaf must then take nothing and return {@link
   *     #pending}; the task is polled again behind the tasks that are queued
   */
  boolean proceed();

  /**
   * Registers a deadline at which the task is woken, with a resolution of one millisecond and never
   * early. {@code Sleep} is built on it. Tokio's {@code TimerEntry}, which is not public.
   *
   * @param nanoTime the deadline, on the clock of {@link System#nanoTime()}; a deadline in the past
   *     fires as soon as possible
   * @return the registration, which can be queried and cancelled
   */
  TimerEntry wakeAt(long nanoTime);

  /**
   * Registers a resource that is closed, on a worker, when the task ends in any way: after {@link
   * Task#cancel()} if that is called, and in reverse order of registration. In Rust, a future drops
   * the values that it holds.
   *
   * @param resource the resource; an exception from its close fails the task, or is suppressed in
   *     the task's own failure; for a cancelled task the failure handler is called
   * @param <R> the type of the resource
   * @return the resource
   */
  <R extends AutoCloseable> R own(R resource);
}
