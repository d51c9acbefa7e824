package dev.contrail;

import dev.contrail.internal.blocking.BlockingPool;
import dev.contrail.internal.scheduler.MultiThread;
import dev.contrail.internal.scheduler.Settings;
import dev.contrail.internal.task.TaskFailureHandler;
import dev.contrail.internal.task.Uncaught;
import dev.contrail.metrics.WorkerStall;
import dev.contrail.task.TaskId;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A builder of schedulers, which checks each setting when it is set. One builder may build several
 * schedulers.
 *
 * <p>Thread-safety: not thread-safe; confined to one thread.
 *
 * <p>Tokio: {@code tokio::runtime::Builder}, as {@code new_multi_thread} creates it. {@code
 * enable_all} has no counterpart: timers are always on, and there is no I/O driver. {@code
 * event_interval} and {@code global_queue_interval} have none either: the scheduler adapts both to
 * the length of its polls.
 */
public final class SchedulerBuilder {
  private static final String DEFAULT_NAME = "contrail";
  private static final Set<String> NAMES_IN_USE = ConcurrentHashMap.newKeySet();

  private String name = DEFAULT_NAME;
  private int workers = Runtime.getRuntime().availableProcessors();
  private int maxSpareWorkers;
  private int maxBlockingThreads = BlockingPool.DEFAULT_MAX_THREADS;
  private int sampleEvery;
  private boolean isUnstable = Boolean.getBoolean("contrail.unstable");
  private boolean isDaemon;
  private @Nullable ThreadFactory threadFactory;
  private @Nullable BiConsumer<TaskId, Throwable> onTaskFailure;
  private @Nullable ContextPropagator propagator;
  private Duration stallThreshold = Duration.ZERO;
  private @Nullable Consumer<WorkerStall> onWorkerStall;

  SchedulerBuilder() {}

  /**
   * Sets the scheduler's name; "contrail" by default. If a running scheduler already has this name,
   * a number is appended, so that recordings can distinguish the two.
   *
   * @param name the name, which must not be blank
   * @return this
   * @throws IllegalArgumentException if the name is blank
   */
  public SchedulerBuilder name(String name) {
    if (Objects.requireNonNull(name, "name").isBlank()) {
      throw new IllegalArgumentException("a scheduler's name must not be blank");
    }
    this.name = name;
    return this;
  }

  /**
   * Sets the number of workers; the number of available processors by default. Tokio's {@code
   * worker_threads}.
   *
   * @param workers the number of workers, 1 to 4,095
   * @return this
   * @throws IllegalArgumentException if the number is outside that range
   */
  public SchedulerBuilder workers(int workers) {
    if (workers < 1 || workers > Settings.MAX_WORKERS) {
      throw new IllegalArgumentException(
          "workers must be 1 to " + Settings.MAX_WORKERS + ", not " + workers);
    }
    this.workers = workers;
    return this;
  }

  /**
   * Sets the number of spare workers. A spare steps in while a worker has been stuck in one poll
   * for 10 ms or more and queued tasks are waiting. The default is 0, which also turns the check
   * for stuck workers off. Spares keep a service running whose tasks block although they should
   * not. No counterpart in Tokio.
   *
   * @param spares the number of spare workers, 0 to 4,095
   * @return this
   * @throws IllegalArgumentException if the number is outside that range
   */
  public SchedulerBuilder maxSpareWorkers(int spares) {
    if (spares < 0 || spares > Settings.MAX_WORKERS) {
      throw new IllegalArgumentException(
          "maxSpareWorkers must be 0 to " + Settings.MAX_WORKERS + ", not " + spares);
    }
    this.maxSpareWorkers = spares;
    return this;
  }

  /**
   * Sets the maximum number of threads that run jobs of {@link Scheduler#spawnBlocking}; 512 by
   * default. Further jobs wait in a queue. Tokio's {@code max_blocking_threads}.
   *
   * @param threads the maximum number of threads, at least 1
   * @return this
   * @throws IllegalArgumentException if the number is less than 1
   */
  public SchedulerBuilder maxBlockingThreads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("maxBlockingThreads must be at least 1, not " + threads);
    }
    this.maxBlockingThreads = threads;
    return this;
  }

  /**
   * Sets the sampling interval of the histograms of poll time and schedule latency: one poll in
   * {@code every} is timed. By default polls are timed only while a recording asks for it. Reading
   * the clock takes about 20 ns. Tokio's {@code enable_metrics_poll_time_histogram}, which times
   * every poll.
   *
   * @param every the number of polls of which one is timed; 1 for every poll, 0 for none
   * @return this
   * @throws IllegalArgumentException if the number is negative
   */
  public SchedulerBuilder sampleEvery(int every) {
    if (every < 0) {
      throw new IllegalArgumentException("sampleEvery must not be negative: " + every);
    }
    this.sampleEvery = every;
    return this;
  }

  /**
   * Enables or disables {@link dev.contrail.metrics.SchedulerMetrics#unstable()}; the default is
   * the system property {@code contrail.unstable}, and false without it. The counters cost the same
   * either way. Tokio's {@code --cfg tokio_unstable}.
   *
   * @param isOpen whether the unstable metrics are available
   * @return this
   */
  public SchedulerBuilder unstableMetrics(boolean isOpen) {
    this.isUnstable = isOpen;
    return this;
  }

  /**
   * Sets whether the JVM may exit while the scheduler runs; false by default. A {@link
   * #threadFactory(ThreadFactory)} decides this for its own threads. No counterpart in Tokio.
   *
   * @param isDaemon whether the threads of workers and blocking jobs are daemons
   * @return this
   */
  public SchedulerBuilder daemon(boolean isDaemon) {
    this.isDaemon = isDaemon;
    return this;
  }

  /**
   * Sets a factory for the threads of workers, in place of the scheduler's own threads; the factory
   * then also decides whether they are daemons. The threads of {@link Scheduler#spawnBlocking} and
   * of the timer remain the scheduler's own. The scheduler's own threads are slightly faster,
   * because finding the worker of any other thread takes a look-up; they have the context class
   * loader of the thread that builds the scheduler and inherit no thread-locals. Tokio's {@code
   * on_thread_start} and {@code thread_name}.
   *
   * @param factory the factory, which must not return null; called whenever a worker needs a
   *     thread, also for {@link Scheduler#blockInPlace}
   * @return this
   */
  public SchedulerBuilder threadFactory(ThreadFactory factory) {
    this.threadFactory = Objects.requireNonNull(factory, "factory");
    return this;
  }

  /**
   * Sets the failure handler, which is called for every task that throws, on the thread where it
   * throws. This includes a command of {@code scheduleAtFixedRate} or {@code
   * scheduleWithFixedDelay}, whose series then ends, and an exception thrown while a cancelled task
   * releases its resources. It excludes single runs of {@code submit} and {@code schedule}, whose
   * future keeps the exception. Without a failure handler, the worker's uncaught exception handler
   * is called for commands of {@code execute}; the exception of any other task is only in its
   * handle or future. Tokio's {@code unhandled_panic} offers two fixed choices. Example: {@code
   * dev.contrail.examples.FailureHandler}.
   *
   * @param handler the handler, which must be thread-safe and must not block; an exception from it
   *     goes to the uncaught exception handler
   * @return this
   */
  public SchedulerBuilder onTaskFailure(BiConsumer<TaskId, Throwable> handler) {
    this.onTaskFailure = Objects.requireNonNull(handler, "handler");
    return this;
  }

  /**
   * Sets a handler for workers that stay in one poll, with or without a recording; none by default.
   * It is called once at the threshold, up to a quarter of it too late, and again whenever the
   * duration has doubled, on a thread of the scheduler's own. No counterpart in Tokio.
   *
   * @param threshold shortest time in one poll to report; at least 1 ms
   * @param handler thread-safe; while it runs, no other stall is seen; its exceptions go to the
   *     uncaught exception handler
   * @return this
   * @throws IllegalArgumentException if the threshold is shorter than 1 ms
   */
  public SchedulerBuilder onWorkerStall(Duration threshold, Consumer<WorkerStall> handler) {
    if (threshold.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException(
          "the threshold of onWorkerStall must be at least 1 ms, not " + threshold);
    }
    this.stallThreshold = threshold;
    this.onWorkerStall = Objects.requireNonNull(handler, "handler");
    return this;
  }

  /**
   * Sets the propagator that carries the context of a spawning thread to the threads that run the
   * task; none by default. No counterpart in Tokio.
   *
   * @param propagator the propagator, which must be thread-safe
   * @return this
   */
  public SchedulerBuilder contextPropagator(ContextPropagator propagator) {
    this.propagator = Objects.requireNonNull(propagator, "propagator");
    return this;
  }

  /**
   * Starts a scheduler. All its workers are started when this returns. Tokio's {@code build}.
   *
   * @return the scheduler, to be {@link Scheduler#close() closed} by the caller
   * @throws OutOfMemoryError if the machine has no more threads; no thread is left behind
   * @throws NullPointerException if the {@link #threadFactory(ThreadFactory)} returns null
   */
  public Scheduler build() {
    String unique = reserve(name);
    boolean isStarted = false;
    try {
      Scheduler scheduler = start(unique);
      isStarted = true;
      return scheduler;
    } finally {
      if (!isStarted) {
        NAMES_IN_USE.remove(unique);
      }
    }
  }

  private Scheduler start(String unique) {
    Propagation propagation =
        new Propagation(propagator); // created before there are threads to stop
    return new Scheduler(
        MultiThread.start(
            new Settings(
                unique,
                version(),
                workers,
                isDaemon,
                threadFactory,
                maxSpareWorkers,
                maxBlockingThreads,
                sampleEvery,
                isUnstable,
                failureHandler(onTaskFailure),
                stallThreshold,
                onWorkerStall,
                () -> NAMES_IN_USE.remove(unique))),
        propagation);
  }

  private static TaskFailureHandler failureHandler(
      @Nullable BiConsumer<TaskId, Throwable> handler) {
    if (handler != null) {
      return (task, thrown) -> handler.accept(task.taskId(), thrown);
    }
    return (task, thrown) -> {
      if (task.mayBlock() && task.isRunOnce()) { // a command of execute, which has no handle
        Uncaught.tell(thrown);
      }
    };
  }

  private static String reserve(String wanted) {
    String unique = wanted;
    for (int number = 2; !NAMES_IN_USE.add(unique); number++) {
      unique = wanted + "-" + number;
    }
    return unique;
  }

  private static String version() {
    String version = Scheduler.class.getPackage().getImplementationVersion();
    return version != null ? version : "development";
  }
}
