package dev.contrail.task;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Factories of tasks from callables, stages and other tasks, in place of hand-written state
 * machines. Each returned task can be used once, and so can each task that is passed in: the new
 * task owns it, polls it, and cancels it if it has not ended when the new task ends.
 *
 * <p>Combined tasks run interleaved within one task, on one worker at a time, and each wake polls
 * all that have not ended, which suits a handful of tasks. For parallelism, or for many tasks,
 * spawn each and combine their {@link JoinHandle#toTask() handles}. No method accepts null, except
 * as the value of {@link #ready}. Examples: {@code dev.contrail.examples.SelectLoop}, {@code
 * dev.contrail.examples.PermitsUsing}.
 *
 * <p>Thread-safety: any thread may call any method; the returned tasks follow the rules of {@link
 * Task}.
 *
 * <p>Tokio: the macros {@code join!}, {@code try_join!} and {@code select!}, {@code
 * tokio::time::timeout}, {@code tokio::task::yield_now}; {@code async} blocks serve the purpose of
 * the remaining methods.
 */
public final class Tasks {
  private Tasks() {}

  /**
   * Makes a task that is ready at once. Rust's {@code std::future::ready}.
   *
   * @param value the result; may be null
   * @param <T> the type of the result
   * @return the task
   */
  public static <T extends @Nullable Object> Task<T> ready(T value) {
    return new ReadyTask<>(value);
  }

  /**
   * Makes a task that makes one call, in its first poll. An {@code async} block in Rust that never
   * waits.
   *
   * @param callable the call, which must not block; an exception from it fails the task
   * @param <T> the type of the result
   * @return the task
   */
  public static <T extends @Nullable Object> Task<T> call(Callable<T> callable) {
    Objects.requireNonNull(callable, "callable");
    return cx -> Poll.ready(callable.call());
  }

  /**
   * Makes a task that waits for a stage. It throws {@link java.util.concurrent.ExecutionException}
   * if the stage failed and {@link java.util.concurrent.CancellationException} if it was cancelled.
   * Cancelling the task does not cancel the stage. A {@link java.util.concurrent.CompletableFuture}
   * then keeps no reference to the task; any other stage keeps a few bytes for it until it
   * completes. Tokio awaits any {@code Future}; this method adapts the stages of other libraries.
   *
   * @param stage the stage, which other code may wait for too; the wait begins with the first poll
   * @param <T> the type of the result
   * @return the task
   */
  public static <T extends @Nullable Object> Task<T> from(CompletionStage<T> stage) {
    return new StageTask<>(stage);
  }

  /**
   * Makes a task that waits for a spawned task: {@link JoinHandle#toTask()}.
   *
   * @param handle the handle of the spawned task, which is never cancelled by the new one
   * @param <T> the type of the result
   * @return the task
   */
  public static <T extends @Nullable Object> Task<T> from(JoinHandle<T> handle) {
    return handle.toTask();
  }

  /**
   * Makes a task that goes to the back of its worker's queue once, so that other tasks can run.
   * Tokio's {@code yield_now}.
   *
   * @return the task
   */
  public static Task<@Nullable Void> yieldNow() {
    return new YieldTask();
  }

  /**
   * Makes a task that runs new tasks from a supplier, one after the other, until one is ready with
   * true; it fails as soon as one of them fails. A turn that is ready at once is followed by the
   * next in the same poll, up to 128 turns; then the task yields to other tasks. Rust's {@code
   * loop} in an {@code async} block.
   *
   * @param body the supplier of the task of each turn, called in a poll; it must not return null
   * @return the task
   */
  public static Task<@Nullable Void> loop(Supplier<? extends Task<Boolean>> body) {
    return new LoopTask(body);
  }

  /**
   * Makes a task that is ready when all of the given tasks are, with their results in the same
   * order. It waits for all of them even if one fails; it then fails with the first exception, with
   * the later ones suppressed in it, and closes each result that is a {@link Lease}. An {@link
   * Error} fails it at once. Successive polls begin with different tasks, in rotation. Tokio's
   * {@code join!}.
   *
   * @param tasks the tasks; if there are none, the new task is ready at once
   * @param <T> the type of the results
   * @return the task, which is ready with an unmodifiable list
   */
  public static <T extends @Nullable Object> Task<List<T>> join(
      Collection<? extends Task<? extends T>> tasks) {
    return new JoinAllTask<>(tasks, false, Tasks::list);
  }

  /**
   * Joins two tasks of different types, as {@link #join(Collection)} does.
   *
   * @param first the task whose result comes first
   * @param second the task whose result comes second
   * @param <A> the type of the first result
   * @param <B> the type of the second result
   * @return the task
   */
  public static <A extends @Nullable Object, B extends @Nullable Object> Task<Pair<A, B>> join(
      Task<A> first, Task<B> second) {
    return new JoinAllTask<>(Arrays.asList(first, second), false, Tasks::pair);
  }

  /**
   * Joins three tasks of different types, as {@link #join(Collection)} does.
   *
   * @param first the task whose result comes first
   * @param second the task whose result comes second
   * @param third the task whose result comes third
   * @param <A> the type of the first result
   * @param <B> the type of the second result
   * @param <C> the type of the third result
   * @return the task
   */
  public static <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
      Task<Triple<A, B, C>> join(Task<A> first, Task<B> second, Task<C> third) {
    return new JoinAllTask<>(Arrays.asList(first, second, third), false, Tasks::triple);
  }

  /**
   * Makes a task that is ready when all of the given tasks are, with their results in the same
   * order, or fails as soon as one of them fails. On a failure, the remaining tasks are cancelled,
   * and each result that is a {@link Lease} is closed. Tokio's {@code try_join!}.
   *
   * @param tasks the tasks; if there are none, the new task is ready at once
   * @param <T> the type of the results
   * @return the task, which is ready with an unmodifiable list
   */
  public static <T extends @Nullable Object> Task<List<T>> tryJoin(
      Collection<? extends Task<? extends T>> tasks) {
    return new JoinAllTask<>(tasks, true, Tasks::list);
  }

  /**
   * Joins two tasks of different types, as {@link #tryJoin(Collection)} does.
   *
   * @param first the task whose result comes first
   * @param second the task whose result comes second
   * @param <A> the type of the first result
   * @param <B> the type of the second result
   * @return the task
   */
  public static <A extends @Nullable Object, B extends @Nullable Object> Task<Pair<A, B>> tryJoin(
      Task<A> first, Task<B> second) {
    return new JoinAllTask<>(Arrays.asList(first, second), true, Tasks::pair);
  }

  /**
   * Joins three tasks of different types, as {@link #tryJoin(Collection)} does.
   *
   * @param first the task whose result comes first
   * @param second the task whose result comes second
   * @param third the task whose result comes third
   * @param <A> the type of the first result
   * @param <B> the type of the second result
   * @param <C> the type of the third result
   * @return the task
   */
  public static <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
      Task<Triple<A, B, C>> tryJoin(Task<A> first, Task<B> second, Task<C> third) {
    return new JoinAllTask<>(Arrays.asList(first, second, third), true, Tasks::triple);
  }

  @SuppressWarnings("unchecked") // each value is the result of its branch
  private static <T extends @Nullable Object> List<T> list(@Nullable Object[] values) {
    return (List<T>) Collections.unmodifiableList(Arrays.asList(values));
  }

  @SuppressWarnings({
    "unchecked",
    "NullAway"
  }) // each value is the result of its branch, null only if A allows null
  private static <A extends @Nullable Object, B extends @Nullable Object> Pair<A, B> pair(
      @Nullable Object[] values) {
    return new Pair<>((A) values[0], (B) values[1]);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // as above
  private static <
          A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
      Triple<A, B, C> triple(@Nullable Object[] values) {
    return new Triple<>((A) values[0], (B) values[1], (C) values[2]);
  }

  /**
   * Makes a task that ends with the first of the given tasks, ready or failed, and cancels the
   * remaining ones before its own end is visible. Each poll begins at a random task, so that none
   * of several ready tasks starves. To find out which task won, {@link Task#map} each to a common
   * type. Tokio's {@code select!}; a condition on a branch is an {@code if} around it.
   *
   * @param tasks the tasks, at least one
   * @param <T> the type of the result
   * @return the task
   * @throws IllegalArgumentException if there are no tasks
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is copied, and only read
  public static <T extends @Nullable Object> Task<T> select(Task<? extends T>... tasks) {
    return new SelectTask<>(tasks, false);
  }

  /**
   * Selects from a collection of tasks, as {@link #select(Task[])} does.
   *
   * @param tasks the tasks, at least one
   * @param <T> the type of the result
   * @return the task
   * @throws IllegalArgumentException if there are no tasks
   */
  public static <T extends @Nullable Object> Task<T> select(
      Collection<? extends Task<? extends T>> tasks) {
    return new SelectTask<>(SelectTask.branches(tasks), false);
  }

  /**
   * Makes a task as {@link #select(Task[])} does, but polls in the given order: of several ready
   * tasks the first wins. Tokio's {@code select!} with {@code biased}.
   *
   * @param tasks the tasks, at least one
   * @param <T> the type of the result
   * @return the task
   * @throws IllegalArgumentException if there are no tasks
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is copied, and only read
  public static <T extends @Nullable Object> Task<T> selectBiased(Task<? extends T>... tasks) {
    return new SelectTask<>(tasks, true);
  }

  /**
   * Selects from a collection of tasks in order, as {@link #selectBiased(Task[])} does.
   *
   * @param tasks the tasks, at least one
   * @param <T> the type of the result
   * @return the task
   * @throws IllegalArgumentException if there are no tasks
   */
  public static <T extends @Nullable Object> Task<T> selectBiased(
      Collection<? extends Task<? extends T>> tasks) {
    return new SelectTask<>(SelectTask.branches(tasks), true);
  }

  /**
   * Makes a task that limits the time of another task. When the time is up, the other task is
   * cancelled and {@link java.util.concurrent.TimeoutException} is thrown; a task that is ready in
   * the very poll that finds the time up still wins. Tokio's {@code timeout}.
   *
   * @param task the task to limit
   * @param duration the limit, counted from this call and not from the first poll, with a
   *     resolution of one millisecond; zero or negative allows the first poll only; more than 146
   *     years is cut to 146 years
   * @param <T> the type of the result
   * @return the task
   */
  public static <T extends @Nullable Object> Task<T> timeout(Task<T> task, Duration duration) {
    return new TimeoutTask<>(task, duration);
  }

  /**
   * Makes a task that waits for a resource, continues with a task that uses it, and closes the
   * resource when that task has ended in any way: try-with-resources for tasks, for example with a
   * permit. In Rust, the scope of a guard.
   *
   * @param resource the task that supplies the resource; an exception from {@link
   *     AutoCloseable#close()} fails the new task
   * @param body the function that makes the task that uses the resource; must not return null
   * @param <R> the type of the resource
   * @param <T> the type of the result
   * @return the task
   */
  public static <R extends AutoCloseable, T extends @Nullable Object> Task<T> using(
      Task<R> resource, Function<? super R, Task<T>> body) {
    return new UsingTask<>(resource, body);
  }

  /**
   * Makes a task that, if the given task fails, cancels it and continues with a replacement. An
   * {@link Error} is not recovered from. Rust's {@code match} on a {@code Result}.
   *
   * @param task the task that may fail
   * @param function the function that makes the replacement of the failure; must not return null
   * @param <T> the type of the result
   * @return the task
   */
  public static <T extends @Nullable Object> Task<T> recover(
      Task<T> task, Function<? super Exception, Task<T>> function) {
    return new RecoverTask<>(task, function);
  }
}
