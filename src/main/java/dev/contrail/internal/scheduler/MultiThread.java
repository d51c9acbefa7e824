package dev.contrail.internal.scheduler;

import dev.contrail.dump.DumpOptions;
import dev.contrail.dump.TaskDump;
import dev.contrail.internal.blocking.BlockingPool;
import dev.contrail.internal.task.Cut;
import dev.contrail.internal.task.OwnedTasks;
import dev.contrail.internal.task.Poller;
import dev.contrail.internal.task.Schedule;
import dev.contrail.internal.task.TaskCell;
import dev.contrail.internal.task.Uncaught;
import dev.contrail.internal.timer.TimerThread;
import dev.contrail.metrics.SchedulerConfiguration;
import dev.contrail.metrics.SchedulerMetrics;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Task;
import dev.contrail.task.TimerEntry;
import dev.contrail.task.Waker;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The multi-thread scheduler: wires queues, workers, registry and timer, lets tasks in, and shuts
 * down. The only public type of the engine. Thread-safe.
 */
public final class MultiThread implements Schedule {
  /** How many slabs of the registry are for tasks spawned from outside; a power of two. */
  private static final int SHARED_SLABS = 4;

  final Idle idle;
  final InjectQueue inject;
  final WakeUps wakeUps;
  final Totals totals;
  final TimerThread timer;
  final Sampling sampling;
  final WorkerThreads threads;
  final BlockingPool blocking;
  final SpareWorkers spares;

  /** How many threads have a task that blocked in place, and no worker. */
  final AtomicInteger blocked = new AtomicInteger();

  private final Settings settings;
  private final SchedulerConfiguration configuration;
  private final Core[] cores;
  final OwnedTasks owned;
  private final Spawner spawner;
  final Dumps dumps;
  final Shutdown shutdown;

  /** The newest dump whose instant has passed; written by its coordinator. */
  private volatile Cut cut = Cut.NONE;

  final Observers observers = new Observers();
  private volatile @Nullable Object facade;

  private MultiThread(Settings settings) {
    int workers = settings.numWorkers();
    this.settings = settings;
    this.configuration = settings.toConfiguration();
    this.sampling = new Sampling(settings.sampleEvery());
    this.cores = new Core[workers + settings.maxSpareWorkers()];
    long now = System.nanoTime();
    for (int i = 0; i < cores.length; i++) {
      cores[i] = new Core(i, configuration.localQueueCapacity(), sampling, now);
    }
    this.idle = new Idle(workers);
    this.inject = new InjectQueue(workers);
    this.wakeUps = new WakeUps(idle, inject, cores);
    this.totals = new Totals(cores);
    this.timer = new TimerThread(settings.name() + "-timer", Uncaught::tell);
    this.threads =
        new WorkerThreads(
            settings.name() + "-worker-", settings.isDaemon(), settings.threadFactory());
    this.blocking =
        new BlockingPool(
            this,
            new BlockingJobs(this),
            settings.name() + "-blocking-",
            settings.isDaemon(),
            settings.maxBlockingThreads());
    this.spares = new SpareWorkers(this, Arrays.copyOfRange(cores, workers, cores.length), workers);
    this.owned = new OwnedTasks(cores.length, SHARED_SLABS);
    this.dumps = new Dumps(this);
    this.spawner = new Spawner(this, owned);
    this.shutdown = new Shutdown(this::isQuiet, totals, owned, wakeUps, workers, this::closeAll);
  }

  /** Starts a scheduler. */
  public static MultiThread start(Settings settings) {
    var scheduler = new MultiThread(settings);
    new Startup(scheduler).run();
    return scheduler;
  }

  /** How many workers there are. */
  int workerCount() {
    return configuration.numWorkers();
  }

  /** How many cores there are: first the workers', then the spares'. */
  int coreCount() {
    return cores.length;
  }

  Core[] cores() {
    return cores;
  }

  Core core(int index) {
    return cores[index];
  }

  /** Who stands before this scheduler, for those who ask its tasks. */
  public void setFacade(Object facade) {
    this.facade = facade;
  }

  /** What {@link #setFacade} was told. */
  public @Nullable Object facade() {
    return facade;
  }

  String name() {
    return configuration.name();
  }

  /** The settings this scheduler runs with. */
  public SchedulerConfiguration configuration() {
    return configuration;
  }

  /** The metrics of this instant. */
  public SchedulerMetrics metrics() {
    return SchedulerSnapshot.of(this, configuration.unstableMetrics());
  }

  /** The worker that the calling thread runs, or null if it runs none of this scheduler. */
  @Nullable Worker currentWorker() {
    return Poller.current() instanceof Seat seat && seat.scheduler() == this ? seat.worker() : null;
  }

  /** Whether the calling thread runs a task of this scheduler. */
  public boolean isInTask() {
    Poller poller = Poller.current();
    return poller != null && poller.scheduler() == this;
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

  /** Runs a callable when its time has come. */
  public <T extends @Nullable Object> ScheduledFuture<T> schedule(
      Callable<T> callable, long delayNanos) {
    return spawner.schedule(callable, delayNanos);
  }

  /**
   * Runs a command when its time has come.
   *
   * @param periodNanos 0 for once, else {@link ScheduledJob}'s
   */
  public ScheduledFuture<?> schedule(Runnable command, long delayNanos, long periodNanos) {
    return spawner.schedule(command, delayNanos, periodNanos);
  }

  @Override
  public void schedule(TaskCell<?> task) {
    Worker worker = currentWorker();
    if (worker != null) {
      worker.schedule(task);
    } else {
      scheduleRemote(task);
    }
  }

  @Override
  public void scheduleYielded(TaskCell<?> task) {
    Worker worker = currentWorker();
    if (worker != null) {
      worker.scheduleYielded(task);
    } else {
      scheduleRemote(task);
    }
  }

  void scheduleRemote(TaskCell<?> task) {
    totals.scheduledRemotely();
    if (sampling.isOutsideDue()) {
      task.stampScheduled(System.nanoTime());
    } else {
      task.clearStamp();
    }
    inject.push(task);
    wakeUps.notifyParked();
  }

  @Override
  public void countEnd(TaskCell<?> task, boolean isFailure) {
    if (isFailure) {
      totals.failed(1);
    }
    totals.ended(currentWorker());
    owned.remove(task);
  }

  @Override
  public void uncountFailure() {
    totals.failed(-1);
  }

  @Override
  public void ended() {
    if (currentWorker() == null) { // a worker looks when it falls asleep
      shutdown.cameToRest();
    }
  }

  /** Whether no thread could spawn a task from inside: see step 3 of Shutdown. */
  private boolean isQuiet() {
    return idle.unparkedCount() == 0
        && blocked.get() == 0
        && blocking.isQuiet()
        && spares.activeCount() == 0;
  }

  /** Whoever wants to spawn is told that the scheduler does not take the task, and why. */
  void rejected(String why) {
    totals.rejected();
    observers.instrumentation().taskRejected(name(), why);
  }

  @Override
  public void failed(TaskCell<?> task, Throwable thrown) {
    try {
      observers.instrumentation().taskFailed(name(), task.id(), task.name(), thrown);
      settings.onFailure().failed(task, thrown);
    } catch (Throwable broken) { // the handler is user code, and the worker must go on
      Uncaught.tell(broken);
    }
  }

  @Override
  public void forcedYield() {
    totals.forcedYield();
  }

  @Override
  public Cut cut() {
    return cut;
  }

  /** The instant of a dump is now, or everything is traced. */
  void setCut(Cut next) {
    cut = next;
  }

  @Override
  public void reschedule(TaskCell<?> task) {
    spawner.enqueue(currentWorker(), task);
  }

  @Override
  public TimerEntry wakeAt(long nanoTime, Waker waker) {
    return timer.arm(nanoTime, waker);
  }

  private void closeAll() {
    timer.stop();
    spares.stop();
    threads.shutdown();
    blocking.shutdown();
    observers.close();
    settings.onTerminated().run();
  }

  /** Asks for a dump whose instant comes after this call. */
  public CompletableFuture<TaskDump> dump(DumpOptions options) {
    return dumps.request(new DumpRequest(options, "api", true));
  }

  /** Refuses work from outside, and ends when the live tasks have. */
  public void shutdown() {
    shutdown.begin();
    awaitTheEndOfNothing();
  }

  /** Whoever shuts an idle scheduler down finds it terminated, as he would one with no threads. */
  private void awaitTheEndOfNothing() {
    if (!isInTask() && totals.areAllEnded()) {
      shutdown.awaitIdleWorkers();
    }
  }

  /**
   * Refuses all work, and cancels what lives.
   *
   * @return the commands of {@code execute} that had not begun
   */
  public List<Runnable> shutdownNow() {
    List<Runnable> unstarted = shutdown.beginNow();
    dumps.stuckTracers().stop();
    awaitTheEndOfNothing();
    return unstarted;
  }

  /** Whether a shutdown has begun. */
  public boolean isShutdown() {
    return shutdown.hasBegun();
  }

  /** Whether everything has ended after a shutdown. */
  public boolean isTerminated() {
    return shutdown.isTerminated();
  }

  /** Waits for the end; false if the time ran out. */
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return shutdown.awaitTermination(timeout, unit);
  }
}
