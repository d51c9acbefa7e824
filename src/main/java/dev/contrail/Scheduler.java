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
 * <p>{@link #spawn(Task)} starts a resumable task, {@link #spawn(Callable)} a task of a single
 * call; neither may block. As an {@link java.util.concurrent.ExecutorService} the scheduler also
 * runs commands that may block; each occupies a worker while it blocks. {@link #spawnBlocking} and
 * {@link #blockInPlace} leave the worker free. Delays have a resolution of one millisecond and
 * never end early. No method accepts null.
 *
 * <p>A scheduler must be closed: its threads keep the JVM alive unless {@link
 * SchedulerBuilder#daemon} makes them daemons. Examples: {@code dev.contrail.examples.HelloTask},
 * {@code dev.contrail.examples.AsExecutor}, {@code dev.contrail.examples.PeriodicJobs}.
 *
 * <p>Thread-safety: any thread may call any method, also within a task. Actions in a thread before
 * it spawns, executes or schedules a task happen-before the task runs; the actions of the task
 * happen-before another thread sees its handle or future complete.
 *
 * <p>Tokio: {@code tokio::runtime::Runtime} with the multi-thread scheduler, and {@code Handle},
 * since a Java reference already is a handle. {@code spawn(task).join()} takes the place of {@code
 * block_on}.
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
   * {@return the scheduler whose task the calling thread is running, on a worker or a blocking
   * thread; null outside a task} Tokio's {@code Handle::try_current}.
   */
  public static @Nullable Scheduler current() {
    ThreadContext here = ThreadContext.current();
    return here != null && here.scheduler() instanceof MultiThread running
        ? (Scheduler) running.facade()
        : null;
  }

  /**
   * {@return a builder with all settings at their defaults} Tokio's {@code
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
   * {@return the scheduler's name} It is also the field {@code scheduler} of its events and the
   * prefix of its threads' names, except for threads of a {@link
   * SchedulerBuilder#threadFactory(java.util.concurrent.ThreadFactory)}. Tokio tells runtimes apart
   * by {@code Handle::id}.
   */
  public String name() {
    return multiThread.configuration().name();
  }

  /** {@return the scheduler's settings} They never change. No counterpart in Tokio. */
  public SchedulerConfiguration configuration() {
    return multiThread.configuration();
  }

  /**
   * {@return the scheduler's metrics at this instant} The call copies the counters and histograms
   * of every worker without stopping the workers. After termination it returns the final values.
   * Tokio's {@code Handle::metrics}.
   */
  public SchedulerMetrics metrics() {
    return multiThread.metrics();
  }

  /**
   * {@return the dump that {@link #dump(DumpOptions)} takes with the default options} Tokio's
   * {@code Handle::dump}.
   */
  public CompletableFuture<TaskDump> dump() {
    return dump(DumpOptions.DEFAULT);
  }

  /**
   * Takes a dump: the state of every live task at one instant after this call. The workers meet
   * between two polls for a short pause, whose length does not depend on the number of tasks. A
   * worker in a long poll is late: the dump names its task and does not wait for it. The call does
   * not block and is allowed anywhere, also in tasks and callbacks. One dump is taken at a time;
   * requests with equal options that arrive before it starts share it. After termination a dump
   * contains no tasks. Tokio's {@code Handle::dump}.
   *
   * <p>To find out where a task waits, the dump polls it once more on a thread of its own and
   * records the stack of each leaf that reports itself. To the task this is a spurious wake, which
   * every task must tolerate. The dump's thread does not come from {@link
   * SchedulerBuilder#threadFactory}; of the properties of a worker thread it has only the context
   * class loader, that of the thread that built the scheduler. A task may block there as on any
   * other thread, also in {@link JoinHandle#join()}: the dump then continues without it and is not
   * exact, and the task continues when the blocking call returns. {@link #shutdownNow} interrupts
   * the task there, as on a worker; {@code cancel(true)} does not. A task that is woken before the
   * dump polls it appears without its stacks.
   *
   * @param options deadlines, stacks, and the tasks to include
   * @return the dump; cancelling the future affects nothing else
   */
  public CompletableFuture<TaskDump> dump(DumpOptions options) {
    return multiThread.dump(Objects.requireNonNull(options, "options"));
  }

  /**
   * Starts a task. Some worker polls it soon, and again after each wake, until it is ready. Tokio's
   * {@code spawn}.
   *
   * @param task the task, which belongs to this scheduler from now on
   * @param <T> the type of the result
   * @return the handle for its result and for stopping it; dropping the handle detaches the task
   * @throws RejectedExecutionException after {@link #shutdown()}, except from a live task, and
   *     after {@link #shutdownNow()}; the task is not started and its {@link Task#cancel()} is not
   *     called
   * @throws OutOfMemoryError if there is no memory for another task; nothing is spawned
   */
  public <T extends @Nullable Object> JoinHandle<T> spawn(Task<T> task) {
    return multiThread.spawn(null, propagation.wrap(Objects.requireNonNull(task, "task")));
  }

  /**
   * Starts a task with a name, as {@link #spawn(Task)} does. The handle and the event of a failed
   * task show the name. Tokio's {@code task::Builder::name}.
   *
   * @param name the name, best the same for all tasks of a kind, since a recording stores each
   *     distinct one
   * @param task the task, which belongs to this scheduler from now on
   * @param <T> the type of the result
   * @return the handle for its result and for stopping it
   * @throws RejectedExecutionException as {@link #spawn(Task)} does
   */
  public <T extends @Nullable Object> JoinHandle<T> spawn(String name, Task<T> task) {
    return multiThread.spawn(
        Objects.requireNonNull(name, "name"),
        propagation.wrap(Objects.requireNonNull(task, "task")));
  }

  /**
   * Starts a task that makes one call, soon, on some worker. Tokio's {@code spawn} of a future that
   * never waits.
   *
   * @param callable the call, which must not block: the task that it wakes or spawns last may wait
   *     behind it
   * @param <T> the type of the result
   * @return the handle for its result; aborting it prevents the call if it has not started, and
   *     cancelling with true also interrupts it
   * @throws RejectedExecutionException as {@link #spawn(Task)} does
   */
  public <T extends @Nullable Object> JoinHandle<T> spawn(Callable<T> callable) {
    return multiThread.spawn(null, propagation.wrap(Objects.requireNonNull(callable, "callable")));
  }

  /**
   * Starts a task of one call with a name, as {@link #spawn(Callable)} does. The handle and the
   * event of a failed task show the name.
   *
   * @param name the name, best the same for all tasks of a kind, since a recording stores each
   *     distinct one
   * @param callable the call, which must not block
   * @param <T> the type of the result
   * @return the handle for its result
   * @throws RejectedExecutionException as {@link #spawn(Task)} does
   */
  public <T extends @Nullable Object> JoinHandle<T> spawn(String name, Callable<T> callable) {
    return multiThread.spawn(
        Objects.requireNonNull(name, "name"),
        propagation.wrap(Objects.requireNonNull(callable, "callable")));
  }

  /**
   * Runs a command, soon, on some worker. The command may block: other workers can take every task
   * that is queued behind it. If it throws, the failure handler is called, or without one the
   * worker's uncaught exception handler; the worker continues. A scheduler with one worker and no
   * spares runs the commands of an outside thread in the order of their submission; several workers
   * keep no order.
   *
   * @throws RejectedExecutionException as {@link #spawn(Task)} does
   */
  @Override
  public void execute(Runnable command) {
    multiThread.execute(propagation.wrap(Objects.requireNonNull(command, "command")));
  }

  /**
   * Starts a blocking job on a thread of the blocking pool: an idle thread, or a new one up to
   * {@link SchedulerBuilder#maxBlockingThreads(int)}. Further jobs wait in a queue. Tokio's {@code
   * spawn_blocking}. Example: {@code dev.contrail.examples.BlockingWork}.
   *
   * @param callable the job, which may block for any time; shutdown waits for it
   * @param <T> the type of the result
   * @return the handle for its result; aborting it prevents the job if it has not started, and
   *     cancelling with true also interrupts it
   * @throws RejectedExecutionException as {@link #spawn(Task)} does, or if no thread can be created
   */
  public <T extends @Nullable Object> JoinHandle<T> spawnBlocking(Callable<T> callable) {
    return multiThread.spawnBlocking(
        null, propagation.wrap(Objects.requireNonNull(callable, "callable")));
  }

  /**
   * Starts a blocking job with a name, as {@link #spawnBlocking(Callable)} does. The handle and the
   * event of a failed task show the name.
   *
   * @param name the name, best the same for all jobs of a kind, since a recording stores each
   *     distinct one
   * @param callable the job, which may block
   * @param <T> the type of the result
   * @return the handle for its result
   * @throws RejectedExecutionException as {@link #spawnBlocking(Callable)} does
   */
  public <T extends @Nullable Object> JoinHandle<T> spawnBlocking(
      String name, Callable<T> callable) {
    return multiThread.spawnBlocking(
        Objects.requireNonNull(name, "name"),
        propagation.wrap(Objects.requireNonNull(callable, "callable")));
  }

  /**
   * Makes a blocking call on the current thread. If the thread is a worker, another thread runs the
   * worker's other tasks meanwhile. On any other thread this is a plain call. Tokio's {@code
   * block_in_place}, which panics in a current-thread runtime; this method is allowed everywhere.
   *
   * <p>{@link JoinHandle#get()}, the futures of {@link #submit(Callable) submit} and {@link
   * #schedule(Callable, long, TimeUnit) schedule}, and {@link #invokeAll(Collection) invokeAll} and
   * {@link #invokeAny(Collection) invokeAny} do so by themselves. Other waits, for a latch or a
   * {@code CompletableFuture}, occupy the worker; with a single worker they must not depend on a
   * task that this worker has yet to run. Each task that waits this way has a thread of its own. If
   * no thread can be created, the worker waits together with its task, and the uncaught exception
   * handler is called.
   *
   * @param callable the call, made exactly once, before this method returns
   * @param <T> the type of the result
   * @return the result of the callable
   * @throws Exception if the callable throws it
   */
  public static <T extends @Nullable Object> T blockInPlace(Callable<T> callable) throws Exception {
    ThreadContext.startBlockingHere();
    try {
      return callable.call();
    } finally {
      ThreadContext.endBlockingHere();
    }
  }

  /** Returns the future of a submitted command; a task that waits for it frees its worker. */
  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable command, T result) {
    return new Job<>(command, result);
  }

  /** Returns the future of a submitted callable; a task that waits for it frees its worker. */
  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return new Job<>(callable);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Within a task, the worker runs other tasks while this waits.
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
   * <p>Within a task, the worker runs other tasks while this waits.
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
   * Runs a command after a delay, as {@link #execute} does; no thread is occupied during the delay.
   * {@link #shutdown()} waits for the command. An exception from it fails its future.
   *
   * @param delay the delay from now; zero or negative means at once; more than 146 years is cut to
   *     146 years
   * @return the future; cancelling it removes the timer
   * @throws RejectedExecutionException as {@link #spawn(Task)} does
   */
  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    Objects.requireNonNull(command, "command");
    return multiThread.schedule(propagation.wrap(command), unit.toNanos(delay), 0);
  }

  /**
   * Makes a call after a delay, as {@link #execute} does; no thread is occupied during the delay.
   * {@link #shutdown()} waits for the call. An exception from it fails its future.
   *
   * @param delay the delay from now; zero or negative means at once; more than 146 years is cut to
   *     146 years
   * @return the future; cancelling it removes the timer
   * @throws RejectedExecutionException as {@link #spawn(Task)} does
   */
  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    Objects.requireNonNull(callable, "callable");
    return multiThread.schedule(propagation.wrap(callable), unit.toNanos(delay));
  }

  /**
   * Runs a command repeatedly, with a fixed period between the starts of two runs, until it throws,
   * is cancelled, or {@link #shutdown()} is called. Two runs never overlap; after a late run,
   * further runs follow at once until the series has caught up. Tokio: a task with an {@code
   * Interval} that bursts.
   *
   * @param initialDelay the delay from now; zero or negative means at once
   * @param period the time between two starts; positive
   * @return the future, which completes only as cancelled or failed
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
   * Runs a command repeatedly, with a fixed delay from the end of one run to the start of the next,
   * until it throws, is cancelled, or {@link #shutdown()} is called. Tokio: a task that loops over
   * its work and a {@code sleep}.
   *
   * @param initialDelay the delay from now; zero or negative means at once
   * @param delay the time from one end to the next start; positive
   * @return the future, which completes only as cancelled or failed
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
   * Rejects further tasks from outside. Live tasks continue, also those that wait for a timer, and
   * may spawn more; periodic jobs are cancelled; the workers end when no task is left. With no live
   * tasks, this waits up to one second for the workers to exit, so that an idle scheduler is
   * terminated on return. Further calls have no effect. Tokio has no counterpart: dropping a {@code
   * Runtime} drops its tasks, as {@link #shutdownNow()} does.
   */
  @Override
  public void shutdown() {
    multiThread.shutdown();
  }

  /**
   * Rejects all further tasks and cancels the live ones. Running polls are interrupted; commands of
   * {@link #execute} that have not started are returned; every incomplete {@link JoinHandle} is
   * cancelled, and {@link Task#cancel()} is called. It does not wait, except for the workers of an
   * idle scheduler, as {@link #shutdown()} does. Tokio's {@code Runtime::shutdown_background}.
   *
   * @return the commands that never started, among them the futures of {@link #submit(Callable)
   *     submit} and {@link #schedule(Callable, long, TimeUnit) schedule}, which stay incomplete
   *     unless the caller runs or cancels them
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

  /**
   * {@return whether the scheduler has terminated after a shutdown: no task is alive and no worker
   * runs}
   */
  @Override
  public boolean isTerminated() {
    return multiThread.isTerminated();
  }

  /**
   * Waits until the scheduler has terminated after a shutdown. A task of this scheduler must not
   * call it: that task is still alive, so the wait cannot succeed, and it occupies the worker.
   * Tokio's {@code Runtime::shutdown_timeout}, which also shuts down.
   *
   * @return false if the timeout elapsed; a timeout that is zero or negative elapses at once
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return multiThread.awaitTermination(timeout, unit);
  }

  /**
   * Calls {@link #shutdown()} and waits for termination, on every JDK from 17. An interrupt during
   * the wait leads to {@link #shutdownNow()} and is set again on return. Has no effect on a
   * terminated scheduler. Tokio drops its tasks instead of waiting for them.
   *
   * @throws IllegalStateException if called in a task of this scheduler, which would wait for
   *     itself
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
