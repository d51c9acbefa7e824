package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.TaskCell;
import org.jspecify.annotations.Nullable;

/** The loop that runs a core: find a task, poll it; sleep if there is none. For its own thread. */
final class Worker implements Runnable {
  /** Tokio's value; high enough for ping-pong, low enough that a pair cannot starve the queue. */
  static final int MAX_LIFO_POLLS = 3;

  /** Every so many ticks the worker takes stock; Tokio's value: a prime, so as not to beat. */
  static final int MAINTENANCE_INTERVAL = 61;

  private final MultiThread scheduler;
  private final Core core;
  private final WorkerStats stats;

  Worker(MultiThread scheduler, Core core) {
    this.scheduler = scheduler;
    this.core = core;
    this.stats = core.stats;
  }

  Core core() {
    return core;
  }

  boolean isOf(MultiThread candidate) {
    return scheduler == candidate;
  }

  @Override
  public void run() {
    core.thread = Thread.currentThread();
    try {
      boolean goesOn = true;
      while (goesOn) {
        goesOn = runGuarded();
      }
    } finally {
      core.thread = null;
      scheduler.shutdown.workerEnded();
    }
  }

  /** Returns whether the loop was left by an error, which is reported, and has to go on. */
  private boolean runGuarded() {
    try {
      runLoop();
      return false;
    } catch (Throwable broken) { // a bug of ours, or no memory left: the tasks still need a worker
      scheduler.report(broken);
      return true;
    }
  }

  private void runLoop() {
    for (; ; ) {
      if (++core.tick % MAINTENANCE_INTERVAL == 0) {
        maintain();
      }
      TaskCell<?> task = nextTask();
      if (task == null) {
        stats.startSearch();
        task = search();
      }
      if (task != null) {
        stats.startRun();
        runTask(task);
      } else if (!park()) {
        return;
      }
    }
  }

  private void maintain() {
    stats.checkpoint();
    core.injectInterval = InjectInterval.tuned(core.injectInterval, stats.meanPollNanos());
  }

  private @Nullable TaskCell<?> nextTask() {
    if (core.isInjectDue()) {
      TaskCell<?> injected = takeInjected();
      if (injected != null) {
        return injected;
      }
    }
    TaskCell<?> next = core.swapLifo(null);
    if (next != null) {
      return next;
    }
    TaskCell<?> queued = core.queue.pop();
    return queued != null ? queued : takeInjected();
  }

  /**
   * Takes this worker's share of what waits outside: in proportion to the backlog, so that a wait
   * outside is about one round of what is queued inside, however much either is.
   */
  private @Nullable TaskCell<?> takeInjected() {
    int depth = scheduler.inject.depth();
    if (depth == 0) {
      return null;
    }
    int share = Math.min(depth / scheduler.workerCount() + 1, core.queue.capacity() / 2);
    if (core.queue.remaining() < share - 1 && core.queue.spillHalf(scheduler.inject) > 0) {
      stats.overflowed();
    }
    share = Math.min(share, core.queue.remaining() + 1);
    return scheduler.inject.popInto(core.queue, share, core.index);
  }

  /** Looks at the other workers, in turn from a random one, and then outside. */
  private @Nullable TaskCell<?> search() {
    if (!core.isSearching) {
      core.isSearching = scheduler.idle.transitionToSearching();
      if (!core.isSearching) {
        return null; // enough others do
      }
    }
    int workers = scheduler.workerCount();
    int start = core.nextRandom(workers);
    for (int i = 0; i < workers; i++) {
      int victim = start + i < workers ? start + i : start + i - workers;
      if (victim != core.index) {
        TaskCell<?> stolen = scheduler.core(victim).queue.stealInto(core.queue);
        if (stolen != null) {
          stats.stole(core.queue.size() + 1);
          return stolen;
        }
      }
    }
    stats.stoleNothing();
    return takeInjected();
  }

  private void stopSearching() {
    if (core.isSearching) {
      core.isSearching = false;
      if (scheduler.idle.transitionFromSearching()) {
        scheduler.wakeUps.notifyParked();
      }
    }
  }

  /** Polls a task, and then what it woke; after some of those the queue gets its turn. */
  private void runTask(TaskCell<?> task) {
    stopSearching();
    poll(task);
    TaskCell<?> woken = core.swapLifo(null);
    for (int polls = 0; woken != null; polls++) {
      if (polls == MAX_LIFO_POLLS) {
        pushBack(woken);
        return;
      }
      poll(woken);
      woken = core.swapLifo(null);
    }
  }

  private void poll(TaskCell<?> task) {
    if (!core.gate.isClosedOpaque()) {
      waitAtGate();
    }
    if (task.isStale()) {
      return;
    }
    core.isLifoEnabled = !task.mayBlock();
    stats.startPoll(task.id());
    try {
      task.run();
    } finally {
      stats.endPoll();
      Thread.interrupted(); // was meant for the task that just ran
    }
  }

  private void waitAtGate() {
    if (core.gate.arrive()) {
      stats.startDump();
      while (!core.gate.isClosedOpaque()) {
        Thread.onSpinWait(); // bounded by the rendezvous, which is short
      }
      stats.startRun();
    }
  }

  /** Queues a task that was woken or spawned by a task on this worker. */
  void schedule(TaskCell<?> task) {
    stats.scheduledLocally();
    if (!core.isLifoEnabled) {
      pushBack(task);
      scheduler.wakeUps.notifyParked();
      return;
    }
    TaskCell<?> displaced = core.swapLifo(task);
    if (displaced != null) {
      pushBack(displaced);
      scheduler.wakeUps.notifyParked();
    }
  }

  /** Queues a task that another may block on, so that any worker can take it. */
  void scheduleShared(TaskCell<?> task) {
    stats.scheduledLocally();
    pushBack(task);
    scheduler.wakeUps.notifyParked();
  }

  /** Queues the task that just ran here behind all others. */
  void scheduleYielded(TaskCell<?> task) {
    stats.scheduledLocally();
    boolean isAlone = core.queue.isEmpty();
    pushBack(task);
    if (!isAlone) {
      scheduler.wakeUps.notifyParked(); // alone it is no more work than before the poll
    }
  }

  private void pushBack(TaskCell<?> task) {
    if (core.queue.pushBackOrOverflow(task, scheduler.inject) > 0) {
      stats.overflowed();
    }
  }

  /** The running poll blocks this thread: what only it could run goes where others find it. */
  void aboutToBlock() {
    core.isLifoEnabled = false;
    TaskCell<?> stranded = core.swapLifo(null);
    if (stranded != null) {
      pushBack(stranded);
    }
    scheduler.wakeUps.notifyParked();
  }

  /** Sleeps until notified; false if the scheduler stops. */
  private boolean park() {
    boolean wasLastSearcher = scheduler.idle.transitionToParked(core.index, core.isSearching);
    core.isSearching = false;
    if (wasLastSearcher) {
      scheduler.wakeUps.notifyIfWorkPending();
    }
    if (scheduler.shutdown.isDrained()) {
      scheduler.wakeUps.wakeAll(); // this one at least has lain down since the others were woken
    }
    stats.aboutToPark();
    Parker.Reason reason = core.parker.park();
    stats.unparked();
    core.isSearching = reason == Parker.Reason.WORK;
    return reason != Parker.Reason.SHUTDOWN;
  }
}
