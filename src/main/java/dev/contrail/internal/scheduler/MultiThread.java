package dev.contrail.internal.scheduler;

import dev.contrail.dump.DumpOptions;
import dev.contrail.dump.TaskDump;
import dev.contrail.internal.blocking.BlockingPool;
import dev.contrail.internal.dump.Dumps;
import dev.contrail.internal.task.Cut;
import dev.contrail.internal.task.Schedule;
import dev.contrail.internal.task.ScheduledJob;
import dev.contrail.internal.task.TaskCell;
import dev.contrail.internal.task.ThreadContext;
import dev.contrail.internal.task.Uncaught;
import dev.contrail.internal.timer.TimerThread;
import dev.contrail.metrics.SchedulerConfiguration;
import dev.contrail.metrics.SchedulerMetrics;
import dev.contrail.metrics.WorkerStall;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Task;
import dev.contrail.task.TimerEntry;
import dev.contrail.task.Waker;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The multi-thread scheduler: the public door of the engine, and the wiring of its parts. No part
 * refers to it; tasks and threads know it as their {@link Schedule}. Thread-safe.
 */
public final class MultiThread implements Schedule {
  private final Settings settings;
  private final SchedulerConfiguration configuration;
  private final Shared shared;
  private final TimerThread timer;
  private final WorkerThreads threads;
  private final BlockingPool blocking;
  private final TaskPlacer placer;
  private final SpareWorkers spares;
  private final Observers observers = new Observers();
  private final Dumps dumps;
  private final Spawner spawner;
  private final @Nullable StallWatch stalls;

  /** Written once by the public scheduler before it is published; read by any thread. */
  private volatile @Nullable Object facade;

  /** The parts get {@code this} to pass on to contexts and tasks; none calls it before start(). */
  private MultiThread(Settings settings) {
    String name = settings.name();
    this.settings = settings;
    this.configuration = settings.toConfiguration();
    this.shared =
        new Shared(settings, new TaskEvents(name, observers), this::isQuiet, this::closeAll);
    this.timer = new TimerThread(name + "-timer", Uncaught::tell);
    this.threads =
        new WorkerThreads(name + "-worker-", settings.isDaemon(), settings.threadFactory());
    this.blocking =
        new BlockingPool(
            this,
            shared.events,
            name + "-blocking-",
            settings.isDaemon(),
            settings.maxBlockingThreads());
    this.placer = new TaskPlacer(shared, blocking);
    this.spares = new SpareWorkers(this, shared, placer, threads);
    this.dumps = new Dumps(new DumpView(this, name, shared, observers, threads.loader()));
    this.spawner = new Spawner(this, name, shared, placer, observers);
    Consumer<WorkerStall> onStall = settings.onStall();
    this.stalls =
        onStall == null
            ? null
            : new StallWatch(new WatchView(name, shared), settings.stallThreshold(), onStall);
  }

  /** Starts a scheduler. */
  public static MultiThread start(Settings settings) {
    var scheduler = new MultiThread(settings);
    scheduler.startThreads();
    return scheduler;
  }

  private void startThreads() {
    new Startup(this, shared, placer, threads).run();
    boolean isStarted = false;
    try {
      spares.start(configuration.name() + "-watch");
      if (stalls != null) {
        stalls.start(configuration.name() + "-stalls");
      }
      observers.start(
          new RecordedMetrics(
              configuration,
              () -> snapshot(true),
              shared.sampling,
              dumps,
              new WatchView(configuration.name(), shared)),
          dumps::text);
      isStarted = true;
    } finally {
      if (!isStarted) { // the caller gets no scheduler that it could stop
        shutdown();
      }
    }
  }

  /** Sets the public scheduler that wraps this one. */
  public void setFacade(Object facade) {
    this.facade = facade;
  }

  /** Returns the public scheduler that wraps this one; null before {@link #setFacade}. */
  public @Nullable Object facade() {
    return facade;
  }

  /** Returns the settings this scheduler runs with. */
  public SchedulerConfiguration configuration() {
    return configuration;
  }

  /** Returns the metrics of this instant. */
  public SchedulerMetrics metrics() {
    return snapshot(configuration.unstableMetrics());
  }

  private SchedulerSnapshot snapshot(boolean isUnstableOpen) {
    return SchedulerSnapshot.of(shared, timer, blocking, spares, isUnstableOpen);
  }

  private @Nullable Core currentCore() {
    return WorkerContext.currentCore(this);
  }

  /** Returns whether the calling thread runs a task of this scheduler. */
  public boolean isInTask() {
    return ThreadContext.isIn(this);
  }

  /** Spawns a resumable task. */
  public <T extends @Nullable Object> JoinHandle<T> spawn(@Nullable String name, Task<T> task) {
    return spawner.spawn(name, task);
  }

  /** Spawns a task of one call. */
  public <T extends @Nullable Object> JoinHandle<T> spawn(
      @Nullable String name, Callable<T> callable) {
    return spawner.spawn(name, callable);
  }

  /** Spawns a task of one call on a blocking thread. */
  public <T extends @Nullable Object> JoinHandle<T> spawnBlocking(
      @Nullable String name, Callable<T> callable) {
    return spawner.spawnBlocking(name, callable);
  }

  /** Runs a command that may block. */
  public void execute(Runnable command) {
    spawner.execute(command);
  }

  /** Runs a callable after a delay. */
  public <T extends @Nullable Object> ScheduledFuture<T> schedule(
      Callable<T> callable, long delayNanos) {
    return spawner.schedule(callable, delayNanos);
  }

  /**
   * Runs a command after a delay.
   *
   * @param periodNanos 0 for once, else {@link ScheduledJob}'s
   */
  public ScheduledFuture<?> schedule(Runnable command, long delayNanos, long periodNanos) {
    return spawner.schedule(command, delayNanos, periodNanos);
  }

  @Override
  public void woken(TaskCell<?> task) {
    shared.events.woken(task);
    placer.schedule(currentCore(), task);
  }

  @Override
  public void schedule(TaskCell<?> task) {
    placer.schedule(currentCore(), task);
  }

  @Override
  public void scheduleYielded(TaskCell<?> task) {
    placer.scheduleYielded(currentCore(), task);
  }

  @Override
  public void reschedule(TaskCell<?> task) {
    placer.place(currentCore(), task);
  }

  @Override
  public void countEnd(TaskCell<?> task, boolean isFailure) {
    if (isFailure) {
      shared.totals.failed(1);
    }
    Core core = currentCore();
    shared.totals.ended(core != null ? core.stats : null);
    shared.owned.remove(task);
  }

  @Override
  public void uncountFailure() {
    shared.totals.failed(-1);
  }

  @Override
  public void ending(TaskCell<?> task, String outcome) {
    shared.events.ended(task, outcome);
  }

  @Override
  public void ended() {
    if (currentCore() == null) { // a worker looks when it parks
      shared.shutdown.cameToRest();
    }
  }

  @Override
  public void failed(TaskCell<?> task, Throwable thrown) {
    try {
      observers.instrumentation().taskFailed(configuration.name(), task.id(), task.name(), thrown);
      settings.onFailure().failed(task, thrown);
    } catch (Throwable broken) { // the handler is user code, and the worker must go on
      Uncaught.tell(broken);
    }
  }

  @Override
  public void forcedYield(TaskCell<?> task) {
    shared.totals.forcedYield();
    shared.events.forcedYield(task);
  }

  @Override
  public Cut cut() {
    return shared.cut();
  }

  @Override
  public TimerEntry wakeAt(long nanoTime, Waker waker) {
    return timer.arm(nanoTime, waker);
  }

  /** Whether no thread could spawn a task from inside: see step 3 of {@link Shutdown}. */
  private boolean isQuiet() {
    return shared.idle.unparkedCount() == 0
        && threads.blockingCount() == 0
        && blocking.isQuiet()
        && spares.activeCount() == 0;
  }

  private void closeAll() {
    timer.stop();
    spares.stop();
    if (stalls != null) {
      stalls.stop();
    }
    threads.shutdown();
    blocking.shutdown();
    observers.close();
    settings.onTerminated().run();
  }

  /** Requests a dump whose instant comes after this call. */
  public CompletableFuture<TaskDump> dump(DumpOptions options) {
    return dumps.request(options);
  }

  /** Refuses work from outside, and ends when the live tasks have. */
  public void shutdown() {
    shared.shutdown.begin();
    awaitIdleWorkers();
  }

  /**
   * With no live tasks, waits briefly for the workers to exit, so that {@code shutdown()} on an
   * idle scheduler leaves it terminated, as it does a pool with no threads.
   */
  private void awaitIdleWorkers() {
    if (!isInTask() && shared.totals.areAllEnded()) {
      shared.shutdown.awaitIdleWorkers();
    }
  }

  /**
   * Refuses all work, and cancels the live tasks.
   *
   * @return the commands of {@code execute} that had not begun
   */
  public List<Runnable> shutdownNow() {
    List<Runnable> unstarted = shared.shutdown.beginNow();
    dumps.interruptStuckTracers();
    awaitIdleWorkers();
    return unstarted;
  }

  /** Returns whether a shutdown has begun. */
  public boolean isShutdown() {
    return shared.shutdown.hasBegun();
  }

  /** Returns whether everything has ended after a shutdown. */
  public boolean isTerminated() {
    return shared.shutdown.isTerminated();
  }

  /** Waits for the end; returns false if the time ran out. */
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return shared.shutdown.awaitTermination(timeout, unit);
  }
}
