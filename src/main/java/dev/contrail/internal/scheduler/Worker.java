package dev.contrail.internal.scheduler;

import dev.contrail.internal.jfr.Instrumentation;
import dev.contrail.internal.task.PollOutcome;
import dev.contrail.internal.task.TaskCell;
import dev.contrail.internal.task.ThreadContext;
import dev.contrail.internal.task.Uncaught;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The loop that runs a core: find a task, poll it; park if there is none. Used by one thread at a
 * time.
 */
final class Worker {
  /**
   * Polls from the LIFO slot per tick. Tokio's value: a pair that wakes itself cannot starve the
   * queue.
   */
  static final int MAX_LIFO_POLLS = 3;

  /** Ticks between maintenance passes. Tokio's value; prime, so that it does not resonate. */
  static final int MAINTENANCE_INTERVAL = 61;

  /**
   * Spins at the gate of a dump, a few µs: the other workers end their polls, mostly short ones.
   */
  private static final int GATE_SPINS = 200;

  private final Shared shared;
  private final Core core;
  private final WorkerStats stats;
  private final TaskFinder finder;
  private final TaskPlacer placer;

  /** Run by a spare worker that finds no task, in place of parking; null for any other worker. */
  private final @Nullable Runnable retirement;

  /** The context of the thread that runs the core. Written by that thread. */
  private @Nullable ThreadContext context;

  Worker(Shared shared, TaskPlacer placer, Core core) {
    this(shared, placer, core, null);
  }

  /** A worker that ends when it finds no task to run. */
  Worker(Shared shared, TaskPlacer placer, Core core, @Nullable Runnable retirement) {
    this.shared = shared;
    this.core = core;
    this.stats = core.stats;
    this.finder = new TaskFinder(shared, core, retirement != null);
    this.placer = placer;
    this.retirement = retirement;
  }

  Core core() {
    return core;
  }

  /**
   * Runs the core on this thread.
   *
   * @param here the thread's context
   * @return true if the scheduler stops, false if the core left this thread, or was a spare's
   */
  boolean run(ThreadContext here) {
    context = here;
    core.thread = Thread.currentThread(); // and then reads the gate: see DumpRendezvous
    VarHandle.fullFence();
    for (; ; ) {
      try {
        boolean isStopped = runLoop();
        if (isStopped) {
          stats.stopped();
          core.thread = null;
        }
        return isStopped;
      } catch (Throwable broken) { // a bug here, or no memory left: the tasks still need a worker
        Uncaught.tell(broken);
        if (!isHere()) {
          return false;
        }
      }
    }
  }

  private boolean isHere() {
    return core.thread == Thread.currentThread();
  }

  /** The running task is about to block this thread; releases the core for another thread. */
  void releaseCore() {
    TaskCell<?> stranded = core.takeLifo();
    if (stranded != null) {
      placer.pushBack(core, stranded);
    }
    core.thread = null;
    if (core.isRecorded()) {
      core.recordPoll(shared.findTask(stats.runningTask()), PollOutcome.BLOCKED);
    }
    core.endPoll();
  }

  /** No thread took the core while the running task blocked: its poll goes on here. */
  void reclaimCore(long taskId) {
    core.thread = Thread.currentThread();
    core.restartPoll(taskId);
  }

  private boolean runLoop() {
    for (; ; ) {
      if (++core.tick % MAINTENANCE_INTERVAL == 0) {
        maintain();
      }
      TaskCell<?> task = finder.next();
      if (task == null) {
        stats.startSearch();
        task = finder.search();
      }
      if (task != null) {
        stats.startRun();
        if (!runTask(task)) {
          return false;
        }
      } else if (retirement != null) {
        core.thread = null;
        retirement.run();
        return false;
      } else if (!park()) {
        return true;
      }
    }
  }

  private void maintain() {
    stats.checkpoint();
    core.injectShare.tune(stats.meanPollNanos());
  }

  /**
   * Polls a task, and then the tasks that it woke into the LIFO slot, up to a bound.
   *
   * @return whether the core is still on this thread
   */
  private boolean runTask(TaskCell<?> task) {
    finder.stopSearching();
    core.mayLinger = true;
    boolean isHere = poll(task);
    for (int polls = 0; isHere; polls++) {
      TaskCell<?> woken = core.takeLifo();
      if (woken == null) {
        break;
      }
      if (polls == MAX_LIFO_POLLS) {
        placer.pushBack(core, woken);
        break;
      }
      isHere = poll(woken);
    }
    return isHere;
  }

  private boolean poll(TaskCell<?> task) {
    if (!core.gate.isClosedOpaque()) {
      passGate(task);
    }
    if (task.isStale()) {
      return true;
    }
    core.startPoll(task);
    PollOutcome outcome = PollOutcome.FAILED;
    try {
      outcome = task.run(context);
    } finally {
      if (isHere()) {
        if (core.isRecorded()) {
          core.recordPoll(TaskEvents.describe(task), outcome);
        }
        core.endPoll();
      }
      Thread.interrupted(); // was meant for the task that just ran
    }
    return isHere();
  }

  /** Waits for the instant of a dump, and then lets the dump trace the task before its poll. */
  private void passGate(TaskCell<?> task) {
    if (core.gate.arrive()) {
      stats.startDump();
      for (int spins = 0; core.gate.isWaiting(); spins++) {
        if (spins < GATE_SPINS) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(core.gate); // the coordinator may need this CPU
        }
      }
      stats.startRun();
    }
    shared.cut().beforeChangeOf(task);
  }

  /** Parks until notified; returns false if the scheduler stops. */
  private boolean park() {
    boolean looksAgain = shared.idle.transitionToParked(core.index, core.isSearching);
    core.isSearching = false;
    if (looksAgain) {
      shared.wakeUps.notifyIfWorkPending();
    }
    shared.shutdown.cameToRest();
    if (shared.shutdown.isDrained()) {
      shared.wakeUps
          .wakeAll(); // this worker at least has parked since shutdown woke all parked ones
    }
    stats.aboutToPark();
    Instrumentation.Park park = shared.events.startPark(core.index);
    Parker.Reason reason = core.mayLinger ? core.parker.linger() : core.parker.park();
    if (park != null) {
      park.end(reason.toString());
    }
    core.mayLinger = false;
    VarHandle.fullFence(); // no longer PARKED, and then reads the gate: see DumpRendezvous
    stats.unparked();
    core.isSearching = reason == Parker.Reason.WORK;
    return reason != Parker.Reason.SHUTDOWN;
  }
}
