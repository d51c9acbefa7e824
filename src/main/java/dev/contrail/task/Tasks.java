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
 * Tasks made of callables, stages and other tasks, so that nobody needs to write a state machine.
 * Each returned task is for one use, and so is each task that is handed in: it belongs to the one
 * made of it, which polls it, and cancels it if it has not ended by then.
 *
 * <p>Tasks that are combined run interleaved within one task, on one worker at a time, and each
 * wake polls all of them that have not ended: right for a handful. For parallelism, or for many,
 * spawn each and combine their {@link JoinHandle#toTask() handles}. No method takes null, but for a
 * value of {@link #ready}. Examples: {@code dev.contrail.examples.SelectLoop}, {@code
 * dev.contrail.examples.PermitsUsing}.
 *
 * <p>Thread-safety: any thread may call any method; the tasks are as any {@link Task}.
 *
 * <p>Tokio: the macros {@code join!}, {@code try_join!} and {@code select!}, {@code
 * tokio::time::timeout}, {@code tokio::task::yield_now}; the rest is what {@code async} blocks are
 * for.
 */
public final class Tasks {
  private Tasks() {}

  /**
   * Makes a task that is ready at once. Rust's {@code std::future::ready}.
   *
   * @param value its result; may be null
   * @param <T> the type of the result
   * @return the task
   */
  public static <T extends @Nullable Object> Task<T> ready(T value) {
    return new ReadyTask<>(value);
  }

  /**
   * Makes a task of one call in its first poll. Rust's {@code async} block that never waits.
   *
   * @param callable must not block; what it throws is the task's failure
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
   * Cancelling the task lets go of the stage and does not cancel it. A {@link
   * java.util.concurrent.CompletableFuture} forgets the task then; any other stage keeps a few
   * bytes for it until it completes. Tokio awaits any {@code Future}; this is the bridge to
   * everybody else's.
   *
   * @param stage waited for from the first poll on; others may wait for it, too
   * @param <T> the type of the result
   * @return the task
   */
  public static <T extends @Nullable Object> Task<T> from(CompletionStage<T> stage) {
    return new StageTask<>(stage);
  }

  /**
   * Makes a task that waits for a spawned task: {@link JoinHandle#toTask()}.
   *
   * @param handle whose task is waited for, and not cancelled
   * @param <T> the type of the result
   * @return the task
   */
  public static <T extends @Nullable Object> Task<T> from(JoinHandle<T> handle) {
    return handle.toTask();
  }

  /**
   * Makes a task that goes once to the back of its worker's queue, so that others get their turn.
   * Tokio's {@code yield_now}.
   *
   * @return the task
   */
  public static Task<@Nullable Void> yieldNow() {
    return new YieldTask();
  }

  /**
   * Makes a task that runs fresh tasks one after the other until one of them is ready with true; it
   * fails as soon as one of them does. A turn that is ready at once is followed by the next in the
   * same poll, up to 128 of them: then the others get their turn first. Rust's {@code loop}, in an
   * {@code async} block.
   *
   * @param body makes the task of one turn, in a poll; neither it nor its result may be null
   * @return the task
   */
  public static Task<@Nullable Void> loop(Supplier<? extends Task<Boolean>> body) {
    return new LoopTask(body);
  }

  /**
   * Makes a task that is ready when all of these are, with their results in the same order. All are
   * waited for even if one fails; then the task fails with what was thrown first, the rest
   * suppressed in it, and results that are a {@link Lease} are closed. An {@link Error} is not
   * waited with. Each poll begins with another one of them. Tokio's {@code join!}.
   *
   * @param tasks of none at all, the task is ready at once
   * @param <T> the type of the results
   * @return the task; its list cannot be changed
   */
  public static <T extends @Nullable Object> Task<List<T>> join(
      Collection<? extends Task<? extends T>> tasks) {
    return new JoinAllTask<>(tasks, false, Tasks::list);
  }

  /**
   * {@link #join(Collection)} of two tasks of different types.
   *
   * @param first whose result comes first
   * @param second whose result comes second
   * @param <A> the type of the first result
   * @param <B> the type of the second result
   * @return the task
   */
  public static <A extends @Nullable Object, B extends @Nullable Object> Task<Pair<A, B>> join(
      Task<A> first, Task<B> second) {
    return new JoinAllTask<>(Arrays.asList(first, second), false, Tasks::pair);
  }

  /**
   * {@link #join(Collection)} of three tasks of different types.
   *
   * @param first whose result comes first
   * @param second whose result comes second
   * @param third whose result comes third
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
   * Makes a task that is ready when all of these are, with their results in the same order; or
   * fails as soon as one of them does. The others are cancelled then, and results that are a {@link
   * Lease} are closed. Tokio's {@code try_join!}.
   *
   * @param tasks of none at all, the task is ready at once
   * @param <T> the type of the results
   * @return the task; its list cannot be changed
   */
  public static <T extends @Nullable Object> Task<List<T>> tryJoin(
      Collection<? extends Task<? extends T>> tasks) {
    return new JoinAllTask<>(tasks, true, Tasks::list);
  }

  /**
   * {@link #tryJoin(Collection)} of two tasks of different types.
   *
   * @param first whose result comes first
   * @param second whose result comes second
   * @param <A> the type of the first result
   * @param <B> the type of the second result
   * @return the task
   */
  public static <A extends @Nullable Object, B extends @Nullable Object> Task<Pair<A, B>> tryJoin(
      Task<A> first, Task<B> second) {
    return new JoinAllTask<>(Arrays.asList(first, second), true, Tasks::pair);
  }

  /**
   * {@link #tryJoin(Collection)} of three tasks of different types.
   *
   * @param first whose result comes first
   * @param second whose result comes second
   * @param third whose result comes third
   * @param <A> the type of the first result
   * @param <B> the type of the second result
   * @param <C> the type of the third result
   * @return the task
   */
  public static <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
      Task<Triple<A, B, C>> tryJoin(Task<A> first, Task<B> second, Task<C> third) {
    return new JoinAllTask<>(Arrays.asList(first, second, third), true, Tasks::triple);
  }

  @SuppressWarnings("unchecked") // each value is its branch's
  private static <T extends @Nullable Object> List<T> list(@Nullable Object[] values) {
    return (List<T>) Collections.unmodifiableList(Arrays.asList(values));
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // each value is its branch's, null only if A may be
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
   * Makes a task that ends as the first of these does, ready or failed; the others are cancelled
   * before anybody else sees that. Each poll asks them from a random one on, so that none of
   * several ready ones starves. To know which it was, {@link Task#map} each to a type in common.
   * Tokio's {@code select!}; a branch's {@code if} is an {@code if} around it.
   *
   * @param tasks at least one
   * @param <T> the type of the result
   * @return the task
   * @throws IllegalArgumentException if there is none
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is copied, and only read
  public static <T extends @Nullable Object> Task<T> select(Task<? extends T>... tasks) {
    return new SelectTask<>(tasks, false);
  }

  /**
   * {@link #select(Task[])} of a list.
   *
   * @param tasks at least one
   * @param <T> the type of the result
   * @return the task
   * @throws IllegalArgumentException if there is none
   */
  public static <T extends @Nullable Object> Task<T> select(
      Collection<? extends Task<? extends T>> tasks) {
    return new SelectTask<>(SelectTask.branches(tasks), false);
  }

  /**
   * {@link #select(Task[])} that asks in the order given: of several ready ones the first wins.
   * Tokio's {@code select!} with {@code biased}.
   *
   * @param tasks at least one
   * @param <T> the type of the result
   * @return the task
   * @throws IllegalArgumentException if there is none
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is copied, and only read
  public static <T extends @Nullable Object> Task<T> selectBiased(Task<? extends T>... tasks) {
    return new SelectTask<>(tasks, true);
  }

  /**
   * {@link #selectBiased(Task[])} of a list.
   *
   * @param tasks at least one
   * @param <T> the type of the result
   * @return the task
   * @throws IllegalArgumentException if there is none
   */
  public static <T extends @Nullable Object> Task<T> selectBiased(
      Collection<? extends Task<? extends T>> tasks) {
    return new SelectTask<>(SelectTask.branches(tasks), true);
  }

  /**
   * Makes a task that throws {@link java.util.concurrent.TimeoutException} if another one is not
   * ready in time, which then is cancelled. One that is ready in the poll that finds the time up
   * wins. Tokio's {@code timeout}.
   *
   * @param task what may take so long
   * @param duration begins now, not at the first poll; at a resolution of a millisecond; zero or
   *     negative leaves the first poll alone; over 146 years is cut to that
   * @param <T> the type of the result
   * @return the task
   */
  public static <T extends @Nullable Object> Task<T> timeout(Task<T> task, Duration duration) {
    return new TimeoutTask<>(task, duration);
  }

  /**
   * Makes a task that waits for a resource, goes on with a task that uses it, and closes it when
   * that one has ended in whatever way: try-with-resources, for a permit say. Rust's scope of a
   * guard.
   *
   * @param resource what {@link AutoCloseable#close()} throws is this task's failure
   * @param body makes the task that uses it; must not return null
   * @param <R> the type of the resource
   * @param <T> the type of the result
   * @return the task
   */
  public static <R extends AutoCloseable, T extends @Nullable Object> Task<T> using(
      Task<R> resource, Function<? super R, Task<T>> body) {
    return new UsingTask<>(resource, body);
  }

  /**
   * Makes a task that goes on with another one if the first fails, after cancelling it. An {@link
   * Error} is not recovered from. Rust's {@code match} on a {@code Result}.
   *
   * @param task what may fail
   * @param function makes the task to go on with; must not return null
   * @param <T> the type of the result
   * @return the task
   */
  public static <T extends @Nullable Object> Task<T> recover(
      Task<T> task, Function<? super Exception, Task<T>> function) {
    return new RecoverTask<>(task, function);
  }
}
