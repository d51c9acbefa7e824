package dev.contrail;

import dev.contrail.internal.blocking.BlockingPool;
import dev.contrail.internal.scheduler.MultiThread;
import dev.contrail.internal.scheduler.Settings;
import dev.contrail.internal.scheduler.TaskFailureHandler;
import dev.contrail.internal.task.Uncaught;
import dev.contrail.task.TaskId;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Settings for a scheduler, checked as they are made. One builder may build several schedulers.
 *
 * <p>Thread-safety: not thread-safe; for one thread.
 *
 * <p>Tokio: {@code tokio::runtime::Builder}, as {@code new_multi_thread} makes it. There is no
 * {@code enable_all}: timers are always on, and there is no driver of I/O to enable. There is no
 * {@code event_interval} or {@code global_queue_interval}: the scheduler fits them to the length of
 * its polls.
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

  SchedulerBuilder() {}

  /**
   * Sets the scheduler's name; "contrail" by default. If a running scheduler has it already, a
   * number is added, so that a recording tells them apart.
   *
   * @param name not blank
   * @return this
   * @throws IllegalArgumentException if it is blank
   */
  public SchedulerBuilder name(String name) {
    if (Objects.requireNonNull(name, "name").isBlank()) {
      throw new IllegalArgumentException("a scheduler's name must not be blank");
    }
    this.name = name;
    return this;
  }

  /**
   * Sets how many worker threads there are; the number of available processors by default. Tokio's
   * {@code worker_threads}.
   *
   * @param workers 1 to 4,095
   * @return this
   * @throws IllegalArgumentException outside that range
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
   * Sets how many further workers may step in while others are stuck in a poll, for 10 ms or more,
   * and tasks are queued that nobody runs; 0 by default: then nobody watches. It keeps a service
   * going whose tasks block though they should not. No counterpart in Tokio.
   *
   * @param spares 0 to 4,095
   * @return this
   * @throws IllegalArgumentException outside that range
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
   * Sets how many threads may run jobs of {@link Scheduler#spawnBlocking} at a time; 512 by
   * default. Further jobs wait in line. Tokio's {@code max_blocking_threads}.
   *
   * @param threads at least 1
   * @return this
   * @throws IllegalArgumentException if it is less
   */
  public SchedulerBuilder maxBlockingThreads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("maxBlockingThreads must be at least 1, not " + threads);
    }
    this.maxBlockingThreads = threads;
    return this;
  }

  /**
   * Times one poll in so many for the histograms of poll time and schedule latency; by default none
   * but what a recording asks for. A clock read costs some 20 ns. Tokio's {@code
   * enable_metrics_poll_time_histogram}, which times all.
   *
   * @param every 1 for all, 0 for none
   * @return this
   * @throws IllegalArgumentException if it is negative
   */
  public SchedulerBuilder sampleEvery(int every) {
    if (every < 0) {
      throw new IllegalArgumentException("sampleEvery must not be negative: " + every);
    }
    this.sampleEvery = every;
    return this;
  }

  /**
   * Opens or closes {@link dev.contrail.metrics.SchedulerMetrics#unstable()}; by default as the
   * property {@code contrail.unstable} says, else closed. Counting costs the same either way.
   * Tokio's {@code --cfg tokio_unstable}.
   *
   * @param isOpen whether it answers
   * @return this
   */
  public SchedulerBuilder unstableMetrics(boolean isOpen) {
    this.isUnstable = isOpen;
    return this;
  }

  /**
   * Sets whether the JVM may exit while the scheduler runs; false by default. A {@link
   * #threadFactory(ThreadFactory)} decides that for the threads it makes. No counterpart in Tokio.
   *
   * @param isDaemon whether the threads of workers and blocking jobs are daemons
   * @return this
   */
  public SchedulerBuilder daemon(boolean isDaemon) {
    this.isDaemon = isDaemon;
    return this;
  }

  /**
   * Makes the threads that run workers, in place of the scheduler's own; it then also says whether
   * they are daemons. The threads of {@link Scheduler#spawnBlocking} and of the timer stay the
   * scheduler's own. Finding the worker of such a thread takes a look-up, so the scheduler's own
   * threads are a little faster. Those have the context class loader of whoever builds the
   * scheduler and inherit no thread-locals. Tokio's {@code on_thread_start} and {@code
   * thread_name}.
   *
   * @param factory must not return null; called whenever a worker needs a thread, also for {@link
   *     Scheduler#blockInPlace}
   * @return this
   */
  public SchedulerBuilder threadFactory(ThreadFactory factory) {
    this.threadFactory = Objects.requireNonNull(factory, "factory");
    return this;
  }

  /**
   * Sets whom to tell of every task that throws, on the thread where it did; a command of {@code
   * scheduleAtFixedRate} or {@code scheduleWithFixedDelay} among them, as it ends its series, and
   * what throws as a cancelled task gives back what it holds. What {@code submit} or {@code
   * schedule} runs once does not count as a task that throws: its future keeps the exception, and
   * this is not told. By default the worker's uncaught exception handler is told of commands of
   * {@code execute}, and nobody of what has a handle or a future, which has the exception. Tokio's
   * {@code unhandled_panic} chooses among two ways only. Example: {@code
   * dev.contrail.examples.FailureHandler}.
   *
   * @param handler must not block; thread-safe; what it throws goes to the uncaught exception
   *     handler
   * @return this
   */
  public SchedulerBuilder onTaskFailure(BiConsumer<TaskId, Throwable> handler) {
    this.onTaskFailure = Objects.requireNonNull(handler, "handler");
    return this;
  }

  /**
   * Sets what carries a spawner's context to where its task runs; nothing by default. No
   * counterpart in Tokio.
   *
   * @param propagator thread-safe
   * @return this
   */
  public SchedulerBuilder contextPropagator(ContextPropagator propagator) {
    this.propagator = Objects.requireNonNull(propagator, "propagator");
    return this;
  }

  /**
   * Starts the scheduler: all its workers are started when this returns. Tokio's {@code build}.
   *
   * @return the scheduler, to be {@link Scheduler#close() closed} by the caller
   * @throws OutOfMemoryError if the machine has no more threads; none is left behind
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
    Propagation propagation = new Propagation(propagator); // before there is anything to stop
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
