package dev.contrail.task;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A resumable computation that a worker polls until it is ready: Tokio's {@code Future}.
 *
 * <p>A poll runs until it can go no further and then returns {@link Poll#pending() pending}, having
 * arranged for {@link Context#waker() its waker} to be called. A scheduler never polls one task on
 * two threads at once, and everything written in one poll is visible in the next. An instance is
 * polled to completion once; it is not reusable.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface Task<T extends @Nullable Object> {

  /**
   * Advances this task. It may be called spuriously, and it must not block: a poll that waits holds
   * a worker and everything queued there. Not called again after it returned ready, threw, or after
   * {@link #cancel()}.
   *
   * @param cx whom to wake, and where to say what is waited for; valid during this call only
   * @return the result, or pending; never null
   * @throws Exception what ends this task as failed, and what {@link JoinHandle#get()} then reports
   */
  Poll<T> poll(Context cx) throws Exception;

  /**
   * Gives back what this task holds: a registered waker, a permit, the tasks inside it. The JVM has
   * no destructors, so this stands where Rust drops a future. It is called exactly once if the task
   * ends in any way but by returning ready (abort, failure, shutdown, losing a select), on a worker
   * and never during a poll, and it passes on to its parts. It must not block.
   */
  default void cancel() {}

  /**
   * A task that applies a function to this one's result.
   *
   * @param function applied on the worker, in the poll that made this task ready
   * @param <R> the type of the new result
   */
  default <R extends @Nullable Object> Task<R> map(Function<? super T, ? extends R> function) {
    Objects.requireNonNull(function, "function");
    return FlatMapTask.of(this, value -> Tasks.ready(function.apply(value)));
  }

  /**
   * A task that goes on with the task a function makes of this one's result.
   *
   * @param function applied on the worker, in the poll that made this task ready; must not return
   *     null
   * @param <R> the type of the new result
   */
  default <R extends @Nullable Object> Task<R> flatMap(Function<? super T, Task<R>> function) {
    return FlatMapTask.of(this, function);
  }

  /**
   * A task that runs this one and then another, and has the other's result.
   *
   * @param next polled after this task is ready
   * @param <R> the type of the new result
   */
  default <R extends @Nullable Object> Task<R> andThen(Task<R> next) {
    return FlatMapTask.then(this, next);
  }
}
