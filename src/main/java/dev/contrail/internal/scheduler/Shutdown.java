package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.OwnedTasks;
import dev.contrail.internal.task.ScheduledJob;
import dev.contrail.internal.task.TaskCell;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * The state of a scheduler between its start and its end, which only moves forward. Thread-safe.
 */
/*
 * RUNNING    -> SHUTDOWN     // shutdown
 * RUNNING    -> STOP         // shutdownNow
 * SHUTDOWN   -> STOP         // shutdownNow
 * SHUTDOWN   -> DRAINED      // nothing is alive or running
 * STOP       -> DRAINED      // the same
 * DRAINED    -> TERMINATED   // the last worker ended
 *
 *  1. The state is set. From SHUTDOWN on no task comes in from outside; live tasks go on and may
 *     spawn. From STOP on no task comes in at all. A spawner counts and registers its task before
 *     it reads the state, and withdraws it if it is too late; so a thread that set the state and
 *     then walks the registry sees every task that got in. Periodic jobs are cancelled.
 *  2. shutdownNow only: commands that have not begun are handed back. Then every registered task
 *     that is not being polled is cancelled. Only then are running polls interrupted and cancelled,
 *     since an interrupt may free its thread for the next task in line.
 *  3. Tasks end, and threads come to rest. Once no task is alive, and no thread can still spawn one
 *     (every worker parked, no job on a blocking thread, none blocked in place), none will ever be.
 *     The last thread to come to rest sees that, since it first makes its rest visible and then
 *     looks. It counts the tasks both before and after it looks at the threads: a thread that just
 *     ended a task may run its callback, spawn, and park while the new task waits.
 *  4. The state becomes DRAINED, and all workers are woken; they end.
 *  5. The last worker to end closes the parts of the scheduler: the timer stops, the final values
 *     are recorded. Then the scheduler is TERMINATED.
 */
final class Shutdown {
  private static final int RUNNING = 0;
  private static final int SHUTDOWN = 1;
  private static final int STOP = 2;
  private static final int DRAINED = 3;
  private static final int TERMINATED = 4;

  /**
   * Bound of the wait for parked workers to wake and exit, in seconds; generous, for a busy
   * machine.
   */
  private static final long IDLE_WORKERS_END_SECONDS = 1;

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Shutdown.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final BooleanSupplier isQuiet;
  private final Totals totals;
  private final OwnedTasks owned;
  private final WakeUps wakeUps;
  private final AtomicInteger runningWorkers;
  private final Runnable closing;
  private final CountDownLatch terminated = new CountDownLatch(1);
  private volatile int state = RUNNING;

  /**
   * The state of a running scheduler.
   *
   * @param isQuiet whether no thread could spawn a task from inside
   * @param closing step 5
   */
  Shutdown(
      BooleanSupplier isQuiet,
      Totals totals,
      OwnedTasks owned,
      WakeUps wakeUps,
      int workers,
      Runnable closing) {
    this.isQuiet = isQuiet;
    this.totals = totals;
    this.owned = owned;
    this.wakeUps = wakeUps;
    this.runningWorkers = new AtomicInteger(workers);
    this.closing = closing;
  }

  private boolean advanceTo(int next) {
    for (; ; ) {
      int seen = state;
      if (seen >= next) {
        return false;
      }
      if (STATE.compareAndSet(this, seen, next)) {
        return true;
      }
    }
  }

  /** Step 1 of shutdown; the live tasks do the rest as they end. */
  void begin() {
    advanceTo(SHUTDOWN);
    owned.forEach(
        task -> {
          if (task.command() instanceof ScheduledJob<?> job && job.isPeriodic()) {
            job.cancel(false);
          }
        });
    cameToRest();
  }

  /**
   * Steps 1 and 2 of shutdownNow.
   *
   * @return the commands that had not begun
   */
  List<Runnable> beginNow() {
    advanceTo(STOP);
    List<Runnable> unstarted = new ArrayList<>();
    owned.forEach(task -> handBack(task, unstarted));
    owned.forEach(TaskCell::cancelUnlessRunning);
    owned.forEach(Shutdown::stop);
    cameToRest();
    return unstarted;
  }

  private static void handBack(TaskCell<?> task, List<Runnable> unstarted) {
    Runnable command = task.command();
    if (command instanceof ScheduledJob<?> job) {
      if (job.handBack()) {
        unstarted.add(job);
        task.abort();
      }
    } else if (command != null && task.withdraw()) {
      unstarted.add(command);
    }
  }

  private static void stop(TaskCell<?> task) {
    if (task.command() instanceof ScheduledJob<?> job && job.isPeriodic() && !task.isCancelled()) {
      job.cancel(true); // its command runs: it was not handed back, and must not wait again
    } else if (task.mayBlock()) {
      task.interrupt();
    } else {
      task.cancel(true);
    }
  }

  /** Step 3: a worker parked, a blocking job ended, or a task ended on a thread of no scheduler. */
  void cameToRest() {
    if (state == RUNNING) {
      return;
    }
    long ended = totals.endedCount();
    if (totals.areAllEnded(ended) && isQuiet.getAsBoolean() && totals.areAllEnded(ended)) {
      endWorkers();
    }
  }

  /** Step 4. */
  void endWorkers() {
    if (advanceTo(DRAINED)) {
      wakeUps.wakeAll();
    }
  }

  /** Step 5, if this was the last worker. */
  void workerEnded() {
    if (runningWorkers.decrementAndGet() == 0) {
      try {
        closing.run();
      } finally {
        advanceTo(TERMINATED);
        terminated.countDown();
      }
    }
  }

  /** Waits briefly for the workers to exit; no task is left. */
  void awaitIdleWorkers() {
    try {
      terminated.await(IDLE_WORKERS_END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) { // a caller of shutdown() does not wait
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Returns whether a task is too late to come in.
   *
   * @param isFromLiveTask whether a live task spawns it
   */
  boolean refuses(boolean isFromLiveTask) {
    return state >= (isFromLiveTask ? STOP : SHUTDOWN);
  }

  /** Returns whether a shutdown has begun. */
  boolean hasBegun() {
    return state != RUNNING;
  }

  /** Returns whether the workers are to end. */
  boolean isDrained() {
    return state >= DRAINED;
  }

  boolean isTerminated() {
    return state == TERMINATED;
  }

  boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return terminated.await(timeout, unit);
  }
}
