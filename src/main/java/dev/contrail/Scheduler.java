package dev.contrail;

import dev.contrail.dump.DumpOptions;
import dev.contrail.dump.TaskDump;
import dev.contrail.internal.scheduler.MultiThread;
import dev.contrail.internal.task.Job;
import dev.contrail.internal.task.ThreadContext;
import dev.contrail.metrics.SchedulerConfiguration;
import dev.contrail.metrics.SchedulerMetrics;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Task;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A work-stealing scheduler of tasks on a fixed number of worker threads that records itself into
 * JDK Flight Recorder.
 *
 * <p>{@link #spawn(Task)} starts a resumable task, {@link #spawn(Callable)} one that makes a single
 * call; neither may block. As an {@link java.util.concurrent.ExecutorService} it also runs anybody
 * else's jobs, which may block, at the price of a worker while they do; {@link #spawnBlocking} and
 * {@link #blockInPlace} spare the worker. Delays are at a resolution of one millisecond, never
 * early. No method takes null.
 *
 * <p>It has to be closed: its threads keep the JVM alive unless {@link SchedulerBuilder#daemon}
 * says otherwise. Examples: {@code dev.contrail.examples.HelloTask}, {@code
 * dev.contrail.examples.AsExecutor}, {@code dev.contrail.examples.PeriodicJobs}.
 *
 * <p>Thread-safety: any thread may call any method, tasks included. What a thread did before it
 * spawned, executed or scheduled something happens before that runs; what that did happens before
 * its handle or future is seen complete.
 *
 * <p>Tokio: {@code tokio::runtime::Runtime} with the multi-thread scheduler, and {@code Handle}: a
 * Java reference is a handle already. There is no {@code block_on}: {@code spawn(task).join()}.
 */
public final class Scheduler extends AbstractExecutorService
    implements ScheduledExecutorService, AutoCloseable {
  private final MultiThread multiThread;
  private final Propagation propagation;

  Scheduler(MultiThread multiThread, Propagation propagation) {
    this.multiThread = multiThread;
    this.propagation = propagation;
    multiThread.setFacade(this);
  }

  /**
   * {@return the scheduler whose task the calling thread runs, on a worker or a blocking thread;
   * null if it runs none} Tokio's {@code Handle::try_current}.
   */
  public static @Nullable Scheduler current() {
    ThreadContext here = ThreadContext.current();
    return here != null && here.scheduler() instanceof MultiThread running
        ? (Scheduler) running.facade()
        : null;
  }

  /**
   * {@return settings for a new scheduler, all at their defaults} Tokio's {@code
   * Builder::new_multi_thread}.
   */
  public static SchedulerBuilder builder() {
    return new SchedulerBuilder();
  }

  /**
   * Starts a scheduler with all settings at their defaults. Tokio's {@code Runtime::new}.
   *
   * @return the scheduler, to be {@link #close() closed} by the caller
   * @throws OutOfMemoryError if the machine has no more threads
   */
  public static Scheduler create() {
    return builder().build();
  }

  /**
   * {@return its name, which is also the field {@code scheduler} of its events, and begins the
   * names of its threads, except of those that a {@link
   * SchedulerBuilder#threadFactory(java.util.concurrent.ThreadFactory)} made} Tokio tells runtimes
   * apart by {@code Handle::id}.
   */
  public String name() {
    return multiThread.configuration().name();
  }

  /** {@return the settings it runs with} They never change. No counterpart in Tokio. */
  public SchedulerConfiguration configuration() {
    return multiThread.configuration();
  }

  /**
   * {@return its metrics at this instant} Copies the counters and histograms of every worker, and
   * holds up nobody; after the end it tells the final values. Tokio's {@code Handle::metrics}.
   */
  public SchedulerMetrics metrics() {
    return multiThread.metrics();
  }

  /**
   * {@return what {@link #dump(DumpOptions)} returns, with the defaults} Tokio's {@code
   * Handle::dump}.
   */
  public CompletableFuture<TaskDump> dump() {
    return dump(DumpOptions.DEFAULT);
  }

  /**
   * Takes a dump: every task that is alive at one instant after this call, as it is at that
   * instant. The workers meet for it between two polls, for a moment that does not depend on the
   * number of tasks, and go on. One that runs a long poll is late: the dump says with which task,
   * and does not wait for it. Callable from anywhere, tasks and callbacks included; it does not
   * block. One dump is taken at a time; requests in the same way that come before one begins share
   * it. After the end of the scheduler it finds no tasks. Tokio's {@code Handle::dump}.
   *
   * <p>To see where a task waits it is polled once more, on a thread of the dump's own, and each
   * place where it says so is taken down. It is as if it had been woken for nothing: tasks must
   * allow for that anyway. That thread is none of {@link SchedulerBuilder#threadFactory}'s, and has
   * nothing of what these may have but the context class loader of whoever built the scheduler. On
   * it a task may block as on any other thread, {@link JoinHandle#join()} included: the dump goes
   * on without it, and is not exact; the task goes on when it has blocked. There {@link
   * #shutdownNow} interrupts it, as on a worker, and {@code cancel(true)} does not. A task that is
   * woken before its turn has come is told of without its places.
   *
   * @param options how
   * @return the dump; cancelling it has no effect on anything else
   */
  public CompletableFuture<TaskDump> dump(DumpOptions options) {
    return multiThread.dump(Objects.requireNonNull(options, "options"));
  }

  /**
   * Starts a task: it is polled soon, on some worker, until it is ready. Tokio's {@code spawn}.
   *
   * @param task for this scheduler alone from now on
   * @param <T> the type of the result
   * @return its result, and the means to stop it; to drop it detaches the task
   * @throws RejectedExecutionException after {@link #shutdown()}, except from a live task, and
   *     after {@link #shutdownNow()}; the task was not started and its {@link Task#cancel()} is not
   *     called
   * @throws OutOfMemoryError if there is no room for one more task, which then is none
   */
  public <T extends @Nullable Object> JoinHandle<T> spawn(Task<T> task) {
    return multiThread.spawn(null, propagation.wrap(Objects.requireNonNull(task, "task")));
  }

  /**
   * {@link #spawn(Task)} with a name, which is in the handle and in the event of a task that
   * failed. Tokio's {@code task::Builder::name}.
   *
   * @param name the same for all tasks of a kind, since recordings keep each distinct one
   * @param task for this scheduler alone from now on
   * @param <T> the type of the result
   * @return its result, and the means to stop it
   * @throws RejectedExecutionException as {@link #spawn(Task)} does
   */
  public <T extends @Nullable Object> JoinHandle<T> spawn(String name, Task<T> task) {
    return multiThread.spawn(
        Objects.requireNonNull(name, "name"),
        propagation.wrap(Objects.requireNonNull(task, "task")));
  }

  /**
   * Starts a task of one call, soon, on some worker. Tokio's {@code spawn} of a future that never
   * waits.
   *
   * @param callable must not block: what it woke or spawned last may wait behind it
   * @param <T> the type of the result
   * @return its result; aborting it keeps it from starting, and cancelling it with true also
   *     interrupts it
   * @throws RejectedExecutionException as {@link #spawn(Task)} does
   */
  public <T extends @Nullable Object> JoinHandle<T> spawn(Callable<T> callable) {
    return multiThread.spawn(null, propagation.wrap(Objects.requireNonNull(callable, "callable")));
  }

  /**
   * {@link #spawn(Callable)} with a name, which is in the handle and in the event of a task that
   * failed.
   *
   * @param name the same for all tasks of a kind, since recordings keep each distinct one
   * @param callable must not block
   * @param <T> the type of the result
   * @return its result
   * @throws RejectedExecutionException as {@link #spawn(Task)} does
   */
  public <T extends @Nullable Object> JoinHandle<T> spawn(String name, Callable<T> callable) {
    return multiThread.spawn(
        Objects.requireNonNull(name, "name"),
        propagation.wrap(Objects.requireNonNull(callable, "callable")));
  }

  /**
   * Runs a command, soon, on some worker. The command may block: nothing waits behind it that
   * another worker could not take. If it throws, the failure handler is told, or else the worker's
   * uncaught exception handler; the worker goes on. A single worker, without spares, runs the
   * commands of a thread outside in the order in which it gave them; several keep no order.
   *
   * <p>{@link #submit(Callable) submit} is this with a future. An interrupt that reaches a task, or
   * that a task leaves behind, never reaches the next.
   *
   * @throws RejectedExecutionException as {@link #spawn(Task)} does
   */
  @Override
  public void execute(Runnable command) {
    multiThread.execute(propagation.wrap(Objects.requireNonNull(command, "command")));
  }

  /**
   * Starts a job that blocks, on a thread kept for such: an idle one, or a new one up to {@link
   * SchedulerBuilder#maxBlockingThreads(int)}, beyond which jobs wait in line. Tokio's {@code
   * spawn_blocking}. Example: {@code dev.contrail.examples.BlockingWork}.
   *
   * @param callable may block as long as it likes; shutdown waits for it
   * @param <T> the type of the result
   * @return its result; aborting it keeps it from starting, and cancelling it with true also
   *     interrupts it
   * @throws RejectedExecutionException as {@link #spawn(Task)} does, or if no thread can be made
   */
  public <T extends @Nullable Object> JoinHandle<T> spawnBlocking(Callable<T> callable) {
    return multiThread.spawnBlocking(
        null, propagation.wrap(Objects.requireNonNull(callable, "callable")));
  }

  /**
   * {@link #spawnBlocking(Callable)} with a name, which is in the handle and in the event of a task
   * that failed.
   *
   * @param name the same for all jobs of a kind, since recordings keep each distinct one
   * @param callable may block
   * @param <T> the type of the result
   * @return its result
   * @throws RejectedExecutionException as {@link #spawnBlocking(Callable)} does
   */
  public <T extends @Nullable Object> JoinHandle<T> spawnBlocking(
      String name, Callable<T> callable) {
    return multiThread.spawnBlocking(
        Objects.requireNonNull(name, "name"),
        propagation.wrap(Objects.requireNonNull(callable, "callable")));
  }

  /**
   * Makes a call that blocks, on this thread. If the thread is a worker, its other tasks go on in
   * another thread meanwhile. Elsewhere it is a plain call. Tokio's {@code block_in_place}, which
   * panics where it is not allowed; this is allowed everywhere.
   *
   * <p>{@link JoinHandle#get()}, the futures of {@link #submit(Callable) submit} and {@link
   * #schedule(Callable, long, TimeUnit) schedule}, and {@link #invokeAll(Collection) invokeAll} and
   * {@link #invokeAny(Collection) invokeAny} do this by themselves. Other waits, for a latch or a
   * {@code CompletableFuture}, keep the worker: if it is the only one, they must not be for what it
   * has yet to run. However many tasks wait this way, each has a thread of its own. If no thread
   * can be made, the worker waits with its task, and the uncaught exception handler is told.
   *
   * @param callable called exactly once, before this returns
   * @param <T> the type of the result
   * @return what the callable returned
   * @throws Exception what the callable throws
   */
  public static <T extends @Nullable Object> T blockInPlace(Callable<T> callable) throws Exception {
    ThreadContext.startBlockingHere();
    try {
      return callable.call();
    } finally {
      ThreadContext.endBlockingHere();
    }
  }

  /** The future of a submitted command: waiting for it in a task leaves the worker to others. */
  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable command, T result) {
    return new Job<>(command, result);
  }

  /** The future of a submitted callable: waiting for it in a task leaves the worker to others. */
  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return new Job<>(callable);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A task that calls this leaves its worker to others while it waits.
   *
   * @throws RejectedExecutionException as {@link #spawn(Task)} does
   */
  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> callables)
      throws InterruptedException, ExecutionException {
    ThreadContext.startBlockingHere();
    try {
      return super.invokeAny(callables);
    } finally {
      ThreadContext.endBlockingHere();
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>A task that calls this leaves its worker to others while it waits.
   *
   * @throws RejectedExecutionException as {@link #spawn(Task)} does
   */
  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> callables, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    ThreadContext.startBlockingHere();
    try {
      return super.invokeAny(callables, timeout, unit);
    } finally {
      ThreadContext.endBlockingHere();
    }
  }

  /**
   * Runs a command once its time has come, as {@link #execute} does, with no thread while it waits.
   * {@link #shutdown()} lets it have its time; what it throws is its future's.
   *
   * @param delay from now, zero or negative for at once; over 146 years is cut to that
   * @return its future; cancelling it withdraws the timer
   * @throws RejectedExecutionException as {@link #spawn(Task)} does
   */
  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    Objects.requireNonNull(command, "command");
    return multiThread.schedule(propagation.wrap(command), unit.toNanos(delay), 0);
  }

  /**
   * Makes a call once its time has come, as {@link #execute} does, with no thread while it waits.
   * {@link #shutdown()} lets it have its time; what it throws is its future's.
   *
   * @param delay from now, zero or negative for at once; over 146 years is cut to that
   * @return its future; cancelling it withdraws the timer
   * @throws RejectedExecutionException as {@link #spawn(Task)} does
   */
  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    Objects.requireNonNull(callable, "callable");
    return multiThread.schedule(propagation.wrap(callable), unit.toNanos(delay));
  }

  /**
   * Runs a command again and again, a period from start to start, until it throws, is cancelled, or
   * {@link #shutdown()} is called. It never runs twice at once; one that is late is run again at
   * once until it has caught up. Tokio: a task with an {@code Interval} that bursts.
   *
   * @param initialDelay from now, zero or negative for at once
   * @param period positive
   * @return its future, which completes only as cancelled or failed
   * @throws IllegalArgumentException if the period is zero or negative
   * @throws RejectedExecutionException as {@link #spawn(Task)} does
   */
  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    Objects.requireNonNull(command, "command");
    return multiThread.schedule(
        propagation.wrap(command),
        unit.toNanos(initialDelay),
        positive(unit.toNanos(period), "period"));
  }

  /**
   * Runs a command again and again, a delay from the end of one run to the start of the next, until
   * it throws, is cancelled, or {@link #shutdown()} is called. Tokio: a task that loops over its
   * work and a {@code sleep}.
   *
   * @param initialDelay from now, zero or negative for at once
   * @param delay positive
   * @return its future, which completes only as cancelled or failed
   * @throws IllegalArgumentException if the delay is zero or negative
   * @throws RejectedExecutionException as {@link #spawn(Task)} does
   */
  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    Objects.requireNonNull(command, "command");
    return multiThread.schedule(
        propagation.wrap(command),
        unit.toNanos(initialDelay),
        -positive(unit.toNanos(delay), "delay"));
  }

  private static long positive(long nanos, String what) {
    if (nanos <= 0) {
      throw new IllegalArgumentException(what + " must be positive, not " + nanos + " ns");
    }
    return nanos;
  }

  /**
   * Refuses tasks from outside from now on. Live tasks go on, sleeping ones included, and may spawn
   * others; periodic jobs are cancelled; when no task is left, the workers end. If none lives now,
   * this waits the moment that takes, a second at most, so that an idle scheduler has terminated.
   * Nothing happens if it was called before. Tokio has no such end: dropping a {@code Runtime}
   * drops its tasks, which is {@link #shutdownNow()}.
   */
  @Override
  public void shutdown() {
    multiThread.shutdown();
  }

  /**
   * Refuses all tasks from now on, and cancels those that live. Polls that run are interrupted;
   * commands of {@link #execute} that had not begun are handed back untouched; every {@link
   * JoinHandle} that is not complete is cancelled, and {@link Task#cancel()} called. It does not
   * wait, but for an idle scheduler as {@link #shutdown()} does. Tokio's {@code
   * Runtime::shutdown_background}.
   *
   * @return the commands that never began; the futures of {@link #submit(Callable) submit} and
   *     {@link #schedule(Callable, long, TimeUnit) schedule} among them, which stay incomplete
   *     unless their new owner runs or cancels them
   */
  @Override
  public List<Runnable> shutdownNow() {
    List<Runnable> unstarted = multiThread.shutdownNow();
    unstarted.replaceAll(Propagation::unwrap);
    return unstarted;
  }

  /** {@return whether {@link #shutdown()} or {@link #shutdownNow()} was called} */
  @Override
  public boolean isShutdown() {
    return multiThread.isShutdown();
  }

  /** {@return whether everything has ended after a shutdown: no task lives, and no worker runs} */
  @Override
  public boolean isTerminated() {
    return multiThread.isTerminated();
  }

  /**
   * Waits until everything has ended after a shutdown. A task that calls this keeps its worker, and
   * is itself not ended. Tokio's {@code Runtime::shutdown_timeout}, which also shuts down.
   *
   * @return false if the time ran out; at once if it is zero or negative
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return multiThread.awaitTermination(timeout, unit);
  }

  /**
   * {@link #shutdown()}, and waits for the end, on JDK 17 as on 19 and newer. An interrupt while it
   * waits turns it into {@link #shutdownNow()}, and is there again afterwards. Nothing happens if
   * it has terminated. Tokio drops its tasks where this waits for them.
   *
   * @throws IllegalStateException in a task of this scheduler, which would wait for itself
   */
  @Override
  public void close() {
    if (multiThread.isInTask()) {
      throw new IllegalStateException(
          "close() in a task of " + name() + " would wait for itself; call shutdown() instead");
    }
    shutdown();
    boolean isInterrupted = false;
    boolean isTerminated = false;
    while (!isTerminated) {
      try {
        isTerminated = awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException e) {
        if (!isInterrupted) {
          shutdownNow();
          isInterrupted = true;
        }
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    SchedulerMetrics metrics = metrics();
    String state = isTerminated() ? "terminated" : isShutdown() ? "shutting down" : "running";
    return "Scheduler["
        + name()
        + ", "
        + state
        + ", workers="
        + metrics.numWorkers()
        + ", alive="
        + metrics.numAliveTasks()
        + "]";
  }
}
