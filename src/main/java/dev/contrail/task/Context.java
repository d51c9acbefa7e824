package dev.contrail.task;

import org.jspecify.annotations.Nullable;

/**
 * What a poll knows of its task. Valid during the poll it was handed to; the {@link #waker() waker}
 * and what {@link #wakeAt} returned may be kept. It is the scheduler's to implement; a task that
 * polls others hands its own on.
 *
 * <p>Thread-safety: for the thread that polls, during the poll.
 *
 * <p>Tokio: {@code std::task::Context}, with what Tokio keeps in thread-locals: the task's id, its
 * budget, the timer.
 */
public interface Context {

  /** {@return the identity of the task that is polled} Tokio's {@code task::id}. */
  TaskId taskId();

  /**
   * {@return what wakes the task that is polled; the same object in each of its polls} So a leaf
   * that finds its waker registered need not register again. Rust asks {@code Waker::will_wake}.
   */
  Waker waker();

  /**
   * Says what the task waits for, and returns pending. The one way to say it: {@code return
   * cx.pending(this);} in a leaf that keeps the {@link #waker() waker} and will call it. A leaf
   * that finds itself registered already only says so again. No counterpart in Tokio, whose dumps
   * trace the stack.
   *
   * @param leaf what is waited for
   * @param <T> the type of the result that is not there yet
   * @return {@link Poll#pending()}
   */
  <T extends @Nullable Object> Poll<T> pending(Leaf leaf);

  /**
   * Has this task polled again behind everything that is queued on its worker now, if this poll
   * returns pending. What {@link Tasks#yieldNow()} is made of. Tokio's {@code yield_now} is a
   * future.
   */
  void yieldNow();

  /**
   * Spends one unit of this poll's budget; a leaf asks before it returns ready. A task whose leaves
   * are always ready would otherwise never let another one run. Tokio's {@code
   * task::coop::poll_proceed}: 128 for each poll, as there.
   *
   * @return false if the budget is spent: return {@link #pending} then, with nothing taken; the
   *     task is polled again behind what is queued
   */
  boolean proceed();

  /**
   * Registers a deadline at which the task is woken, with a resolution of one millisecond and never
   * early. What {@code Sleep} is made of. Tokio's {@code TimerEntry}, which is not public.
   *
   * @param nanoTime when, on the clock of {@link System#nanoTime()}; the past is as soon as can be
   * @return the registration, to ask and to withdraw
   */
  TimerEntry wakeAt(long nanoTime);

  /**
   * Has a resource closed when the task ends, in whatever way: after {@link Task#cancel()} if that
   * is called, last owned first closed, on a worker. Rust drops what a future holds.
   *
   * @param resource what to close; an exception from it is the task's failure if it has none, else
   *     suppressed in it; of a cancelled task the failure handler is told
   * @param <R> the type of the resource
   * @return the resource
   */
  <R extends AutoCloseable> R own(R resource);
}
