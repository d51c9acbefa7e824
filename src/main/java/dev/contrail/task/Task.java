package dev.contrail.task;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A resumable computation that a worker polls until it is ready.
 *
 * <p>A poll runs until it can go no further and then returns {@link Poll#pending() pending}, having
 * arranged for {@link Context#waker() its waker} to be called. An instance is polled to completion
 * once; it is not reusable. Nobody has to write one by hand: see {@link Tasks}; an example of doing
 * it nevertheless is {@code dev.contrail.examples.OwnLeaf}.
 *
 * <p>Thread-safety: need not be thread-safe. It is never polled by two threads at once, nor
 * cancelled while it is polled, and everything written in one poll is visible in the next; so plain
 * fields will do for what only polls touch.
 *
 * <p>Tokio: {@code std::future::Future}; its {@code drop} is {@link #cancel()}, since the JVM has
 * no destructors.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface Task<T extends @Nullable Object> {

  /**
   * Advances this task. It may be called spuriously, and it must not block: a poll that waits holds
   * a worker and everything queued there. A dump of all tasks calls it on a thread of its own, to
   * see where the task waits. Not called again after it returned ready, threw, or after {@link
   * #cancel()}. Rust's {@code Future::poll}.
   *
   * @param cx whom to wake, and where to say what is waited for; valid during this call only
   * @return the result, or pending; never null, which would fail the task
   * @throws Exception what ends this task as failed, and what {@link JoinHandle#get()} then
   *     reports; an {@link Error} too
   */
  Poll<T> poll(Context cx) throws Exception;

  /**
   * Gives back what this task holds: a registered waker, a permit, the tasks inside it. It is
   * called exactly once if the task ends in any way but by returning ready (abort, failure,
   * shutdown, losing a select), on a worker (for a lost select, on the thread of the poll that lost
   * it) and never during a poll of this task, and it passes on to its parts. It must not block.
   * Rust's {@code Drop}.
   *
   * <p>What it throws is suppressed in the failure that led to it, if there was one. Of an aborted
   * task the failure handler is told; a combinator that was ready and cancels what is left fails
   * with it.
   */
  default void cancel() {}

  /**
   * Makes a task that applies a function to this one's result.
   *
   * @param function applied in the poll that made this task ready; what it throws is the failure of
   *     the new task
   * @param <R> the type of the new result
   * @return the new task, which this one belongs to from now on
   */
  default <R extends @Nullable Object> Task<R> map(Function<? super T, ? extends R> function) {
    Objects.requireNonNull(function, "function");
    return FlatMapTask.of(this, value -> Tasks.ready(function.apply(value)));
  }

  /**
   * Makes a task that goes on with the task a function makes of this one's result. A chain may be
   * of any length, also one that calls itself. Each part spends a unit of the poll's budget; where
   * that ends, the next leaf lets the others have their turn, before it takes anything. Rust's
   * {@code .await}, and what comes after it.
   *
   * @param function applied in the poll that made this task ready; must not return null; what it
   *     throws is the failure of the new task
   * @param <R> the type of the new result
   * @return the new task, which this one belongs to from now on
   */
  default <R extends @Nullable Object> Task<R> flatMap(Function<? super T, Task<R>> function) {
    return FlatMapTask.of(this, function);
  }

  /**
   * Makes a task that runs this one and then another, and has the other's result. A result of this
   * one that is a {@link Lease} is closed.
   *
   * @param next polled after this task is ready; cancelled, too, if it never comes to that
   * @param <R> the type of the new result
   * @return the new task, which both belong to from now on
   */
  default <R extends @Nullable Object> Task<R> andThen(Task<R> next) {
    return FlatMapTask.then(this, next);
  }
}
