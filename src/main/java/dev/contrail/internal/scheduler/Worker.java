package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.Poller;
import dev.contrail.internal.task.TaskCell;
import dev.contrail.internal.task.Uncaught;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The loop that runs a core: find a task, poll it; sleep if there is none. For one thread at a
 * time.
 */
final class Worker extends TaskFinder {
  /** Tokio's value; high enough for ping-pong, low enough that a pair cannot starve the queue. */
  static final int MAX_LIFO_POLLS = 3;

  /** Every so many ticks the worker takes stock; Tokio's value: a prime, so as not to beat. */
  static final int MAINTENANCE_INTERVAL = 61;

  /** A few µs: the others are in the middle of a poll, and most polls are short. */
  private static final int GATE_SPINS = 200;

  /** The thread that runs the core, as its tasks see it; written by that thread. */
  private @Nullable Poller seat;

  Worker(MultiThread scheduler, Core core) {
    this(scheduler, core, null);
  }

  /** A worker that ends when it finds nothing to run. */
  Worker(MultiThread scheduler, Core core, @Nullable Runnable retirement) {
    super(scheduler, core, retirement);
  }

  Core core() {
    return core;
  }

  /**
   * Runs the core on this thread.
   *
   * @param here the thread's seat
   * @return true if the scheduler stops, false if the core left this thread, or was a spare's
   */
  boolean run(Poller here) {
    seat = here;
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
      } catch (
          Throwable broken) { // a bug of ours, or no memory left: the tasks still need a worker
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

  /** The task that is polled blocks its thread: the core goes elsewhere. */
  void leave() {
    TaskCell<?> stranded = core.takeLifo();
    if (stranded != null) {
      pushBack(stranded);
    }
    core.thread = null;
    core.endPoll();
  }

  /** Nobody took the core while its task blocked: the poll goes on. */
  void comeBack(long taskId) {
    core.thread = Thread.currentThread();
    stats.startPoll(taskId);
  }

  private boolean runLoop() {
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
    core.tuneInjectInterval(stats.meanPollNanos());
  }

  /**
   * Polls a task, and then what it woke; after some of those the queue gets its turn.
   *
   * @return whether the core is still here
   */
  private boolean runTask(TaskCell<?> task) {
    stopSearching();
    core.mayLinger = true;
    boolean isHere = poll(task);
    for (int polls = 0; isHere; polls++) {
      TaskCell<?> woken = core.takeLifo();
      if (woken == null) {
        break;
      }
      if (polls == MAX_LIFO_POLLS) {
        pushBack(woken);
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
    try {
      task.run(seat);
    } finally {
      if (isHere()) {
        core.endPoll();
      }
      Thread.interrupted(); // was meant for the task that just ran
    }
    return isHere();
  }

  /** A dump is on: waits for its instant, and then has it see the task before the poll. */
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
    scheduler.cut().beforeChangeOf(task);
  }

  /** Queues a task that was woken or spawned by a task on this worker. */
  void schedule(TaskCell<?> task) {
    core.scheduled(task);
    if (!core.isLifoEnabled) {
      pushBack(task);
      scheduler.wakeUps.notifyParked();
      return;
    }
    TaskCell<?> displaced = core.pushLifo(task);
    if (displaced != null) {
      pushBack(displaced);
      scheduler.wakeUps.notifyParked();
    } else if (core.mayTakeLong) {
      scheduler.wakeUps.notifyParked(); // who comes takes the slot if this poll does not end soon
    }
  }

  /** Queues a task that another may block on, so that any worker can take it. */
  void scheduleShared(TaskCell<?> task) {
    core.scheduled(task);
    pushBack(task);
    scheduler.wakeUps.notifyParked();
  }

  /** Queues the task that just ran here behind all others. */
  void scheduleYielded(TaskCell<?> task) {
    core.scheduled(task);
    boolean isAlone = core.depth() == 0;
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

  /** Sleeps until notified; false if the scheduler stops. */
  private boolean park() {
    boolean looksAgain = scheduler.idle.transitionToParked(core.index, core.isSearching);
    core.isSearching = false;
    if (looksAgain) {
      scheduler.wakeUps.notifyIfWorkPending();
    }
    scheduler.shutdown.cameToRest();
    if (scheduler.shutdown.isDrained()) {
      scheduler.wakeUps.wakeAll(); // this one at least has lain down since the others were woken
    }
    stats.aboutToPark();
    Parker.Reason reason = core.mayLinger ? core.parker.linger() : core.parker.park();
    core.mayLinger = false;
    VarHandle.fullFence(); // no longer PARKED, and then reads the gate: see DumpRendezvous
    stats.unparked();
    core.isSearching = reason == Parker.Reason.WORK;
    return reason != Parker.Reason.SHUTDOWN;
  }
}
