package dev.contrail.task;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A resumable computation that a worker polls until it is ready.
 *
 * <p>A poll runs until it cannot continue; it then arranges for {@link Context#waker() its waker}
 * to be called and returns {@link Poll#pending() pending}. An instance is polled to completion once
 * and cannot be reused. {@link Tasks} builds tasks without hand-written state machines; {@code
 * dev.contrail.examples.OwnLeaf} is an example of a hand-written one.
 *
 * <p>Thread-safety: implementations need not be thread-safe. A task is never polled by two threads
 * at once, nor cancelled during a poll, and all writes of one poll are visible in the next; plain
 * fields suffice for state that only polls access.
 *
 * <p>Tokio: {@code std::future::Future}; its {@code drop} is {@link #cancel()}, since the JVM has
 * no destructors.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface Task<T extends @Nullable Object> {

  /**
   * Advances this task. It may be called spuriously, and it must not block: a blocked poll holds up
   * its worker and the tasks that are queued there. A dump calls it on a thread of its own, to find
   * out where the task waits. It is not called again after it has returned ready or thrown, nor
   * after {@link #cancel()}. Rust's {@code Future::poll}.
   *
   * @param cx the context, with the waker to call and the method that reports a leaf; valid during
   *     this call only
   * @return the result, or pending; null fails the task
   * @throws Exception if the task fails; {@link JoinHandle#get()} then reports the exception, or
   *     the {@link Error}
   */
  Poll<T> poll(Context cx) throws Exception;

  /**
   * Releases everything that this task holds: a registered waker, a permit, the tasks inside it,
   * whose {@code cancel()} it calls. It is called exactly once if the task ends in any way other
   * than by returning ready (abort, failure, shutdown, losing a select). The call is made on a
   * worker, or for a lost select on the thread of the deciding poll, and never during a poll of
   * this task. It must not block. Rust's {@code Drop}.
   *
   * <p>An exception from it is suppressed in the failure that led to the call, if there was one.
   * For an aborted task the failure handler is called with it. A combinator that is ready and
   * cancels its remaining parts fails with it.
   */
  default void cancel() {}

  /**
   * Makes a task that applies a function to this one's result.
   *
   * @param function the function, applied in the poll that made this task ready; an exception from
   *     it fails the new task
   * @param <R> the type of the new result
   * @return the new task, which owns this one from now on
   */
  default <R extends @Nullable Object> Task<R> map(Function<? super T, ? extends R> function) {
    Objects.requireNonNull(function, "function");
    return FlatMapTask.of(this, value -> Tasks.ready(function.apply(value)));
  }

  /**
   * Makes a task that continues with the task that a function makes of this one's result. A chain
   * may have any length and may be recursive. Each part spends a unit of the poll's budget; when
   * the budget is spent, the next leaf yields to other tasks before it takes anything. Rust's
   * {@code .await} and the code after it.
   *
   * @param function the function, applied in the poll that made this task ready; must not return
   *     null; an exception from it fails the new task
   * @param <R> the type of the new result
   * @return the new task, which owns this one from now on
   */
  default <R extends @Nullable Object> Task<R> flatMap(Function<? super T, Task<R>> function) {
    return FlatMapTask.of(this, function);
  }

  /**
   * Makes a task that runs this task and then another, and is ready with the result of the second.
   * If the first result is a {@link Lease}, it is closed.
   *
   * @param next the second task, polled after this one is ready; cancelled if it is never reached
   * @param <R> the type of the new result
   * @return the new task, which owns both from now on
   */
  default <R extends @Nullable Object> Task<R> andThen(Task<R> next) {
    return FlatMapTask.then(this, next);
  }
}
