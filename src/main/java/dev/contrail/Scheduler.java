package dev.contrail;

import dev.contrail.internal.scheduler.MultiThread;
import dev.contrail.internal.task.Job;
import dev.contrail.internal.task.Poller;
import dev.contrail.metrics.SchedulerConfiguration;
import dev.contrail.metrics.SchedulerMetrics;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Task;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A work-stealing scheduler of tasks on a fixed number of worker threads, after Tokio's
 * multi-thread runtime, that records itself into JDK Flight Recorder. Thread-safe.
 *
 * <p>{@link #spawn(Task)} starts a resumable task, {@link #spawn(Callable)} one that makes a single
 * call; neither may block. As an {@link java.util.concurrent.ExecutorService} it also runs anybody
 * else's jobs, which may block, at the price of a worker while they do.
 *
 * <p>It has to be closed: its threads keep the JVM alive unless {@link SchedulerBuilder#daemon}
 * says otherwise.
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
   * The scheduler whose task the calling thread runs, on a worker or a blocking thread; null if it
   * runs none. Tokio's {@code Handle::try_current}.
   */
  public static @Nullable Scheduler current() {
    Poller poller = Poller.current();
    return poller != null && poller.scheduler() instanceof MultiThread running
        ? (Scheduler) running.facade()
        : null;
  }

  /** Settings for a new scheduler, all at their defaults. */
  public static SchedulerBuilder builder() {
    return new SchedulerBuilder();
  }

  /** Starts a scheduler with all settings at their defaults. */
  public static Scheduler create() {
    return builder().build();
  }

  /** Its name, which is also the field {@code scheduler} of its events and begins its threads'. */
  public String name() {
    return multiThread.configuration().name();
  }

  /** The settings it runs with. */
  public SchedulerConfiguration configuration() {
    return multiThread.configuration();
  }

  /** Its metrics at this instant; Tokio's {@code Handle::metrics}. */
  public SchedulerMetrics metrics() {
    return multiThread.metrics();
  }

  /**
   * Starts a task: it is polled soon, on some worker, until it is ready. Tokio's {@code spawn}.
   *
   * @return its result, and the means to stop it
   * @throws RejectedExecutionException after {@link #shutdown()}, except from a live task, and
   *     after {@link #shutdownNow()}; the task was not started and its {@link Task#cancel()} is not
   *     called
   */
  public <T extends @Nullable Object> JoinHandle<T> spawn(Task<T> task) {
    return multiThread.spawn(null, propagation.wrap(Objects.requireNonNull(task, "task")));
  }

  /**
   * {@link #spawn(Task)} with a name for events and dumps.
   *
   * @param name the same for all tasks of a kind, since recordings keep each distinct one
   */
  public <T extends @Nullable Object> JoinHandle<T> spawn(String name, Task<T> task) {
    return multiThread.spawn(
        Objects.requireNonNull(name, "name"),
        propagation.wrap(Objects.requireNonNull(task, "task")));
  }

  /**
   * Starts a task of one call, soon, on some worker.
   *
   * @param callable must not block: what it woke or spawned last may wait behind it
   * @throws RejectedExecutionException as {@link #spawn(Task)} does
   */
  public <T extends @Nullable Object> JoinHandle<T> spawn(Callable<T> callable) {
    return multiThread.spawn(null, propagation.wrap(Objects.requireNonNull(callable, "callable")));
  }

  /**
   * {@link #spawn(Callable)} with a name for events and dumps.
   *
   * @param name the same for all tasks of a kind, since recordings keep each distinct one
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
   * @throws RejectedExecutionException as {@link #spawn(Task)} does
   */
  @Override
  public void execute(Runnable command) {
    multiThread.execute(propagation.wrap(Objects.requireNonNull(command, "command")));
  }

  /**
   * Starts a job that blocks, on a thread kept for such: an idle one, or a new one up to {@link
   * SchedulerBuilder#maxBlockingThreads}, beyond which jobs wait in line. Tokio's {@code
   * spawn_blocking}.
   *
   * @return its result; aborting it keeps it from starting, and cancelling it with true also
   *     interrupts it
   * @throws RejectedExecutionException as {@link #spawn(Task)} does, or if no thread can be made
   */
  public <T extends @Nullable Object> JoinHandle<T> spawnBlocking(Callable<T> callable) {
    return multiThread.spawnBlocking(
        null, propagation.wrap(Objects.requireNonNull(callable, "callable")));
  }

  /**
   * {@link #spawnBlocking(Callable)} with a name for events and dumps.
   *
   * @param name the same for all jobs of a kind, since recordings keep each distinct one
   */
  public <T extends @Nullable Object> JoinHandle<T> spawnBlocking(
      String name, Callable<T> callable) {
    return multiThread.spawnBlocking(
        Objects.requireNonNull(name, "name"),
        propagation.wrap(Objects.requireNonNull(callable, "callable")));
  }

  /**
   * Makes a call that blocks, on this thread. If the thread is a worker, its other tasks go on in
   * another thread meanwhile. Elsewhere it is a plain call. Tokio's {@code block_in_place}.
   *
   * <p>{@link JoinHandle#get()}, the futures of {@link #submit(Callable) submit} and {@link
   * #schedule(Callable, long, TimeUnit) schedule}, and {@link #invokeAll(Collection) invokeAll} and
   * {@link #invokeAny(Collection) invokeAny} do this by themselves. Other waits, for a latch or a
   * {@code CompletableFuture}, keep the worker: if it is the only one, they must not be for what it
   * has yet to run. However many tasks wait this way, each has a thread of its own.
   *
   * @throws Exception what the callable throws
   */
  public static <T extends @Nullable Object> T blockInPlace(Callable<T> callable) throws Exception {
    Poller.startBlockingHere();
    try {
      return callable.call();
    } finally {
      Poller.endBlockingHere();
    }
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable command, T result) {
    return new Job<>(command, result);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return new Job<>(callable);
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> callables)
      throws InterruptedException, ExecutionException {
    Poller.startBlockingHere();
    try {
      return super.invokeAny(callables);
    } finally {
      Poller.endBlockingHere();
    }
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> callables, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    Poller.startBlockingHere();
    try {
      return super.invokeAny(callables, timeout, unit);
    } finally {
      Poller.endBlockingHere();
    }
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    Objects.requireNonNull(command, "command");
    return multiThread.schedule(propagation.wrap(command), unit.toNanos(delay), 0);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    Objects.requireNonNull(callable, "callable");
    return multiThread.schedule(propagation.wrap(callable), unit.toNanos(delay));
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    Objects.requireNonNull(command, "command");
    return multiThread.schedule(
        propagation.wrap(command),
        unit.toNanos(initialDelay),
        positive(unit.toNanos(period), "period"));
  }

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
   * others; when none is left, the workers end. If none lives now, this waits the moment that
   * takes, so that an idle scheduler has terminated.
   */
  @Override
  public void shutdown() {
    multiThread.shutdown();
  }

  /**
   * Refuses all tasks from now on, and cancels those that live. Polls that run are interrupted;
   * commands of {@link #execute} that had not begun are handed back untouched; every {@link
   * JoinHandle} that is not complete is cancelled, and {@link Task#cancel()} called.
   *
   * @return the commands that never began
   */
  @Override
  public List<Runnable> shutdownNow() {
    List<Runnable> unstarted = multiThread.shutdownNow();
    unstarted.replaceAll(Propagation::unwrap);
    return unstarted;
  }

  @Override
  public boolean isShutdown() {
    return multiThread.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return multiThread.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return multiThread.awaitTermination(timeout, unit);
  }

  /**
   * {@link #shutdown()}, and waits for the end, on JDK 17 as on 19 and newer. An interrupt while it
   * waits turns it into {@link #shutdownNow()}, and is there again afterwards.
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
