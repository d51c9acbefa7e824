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

/** How a scheduler ends, and how far it has got. The state only ever moves on. Thread-safe. */
/*
 * RUNNING    -> SHUTDOWN     // shutdown
 * RUNNING    -> STOP         // shutdownNow
 * SHUTDOWN   -> STOP         // shutdownNow
 * SHUTDOWN   -> DRAINED      // nothing is alive or running
 * STOP       -> DRAINED      // the same
 * DRAINED    -> TERMINATED   // the last worker ended
 *
 *  1. The state says so. From SHUTDOWN on nothing comes in from outside; live tasks go on and may
 *     spawn. From STOP on nothing comes in at all. A spawner counts and registers its task before it
 *     reads the state, and takes it back if it is too late; so whoever set the state and then looks
 *     sees every task that got in. Periodic jobs are cancelled.
 *  2. shutdownNow only: commands that have not begun are handed back. Then every registered task
 *     that nobody polls is cancelled; only then polls that run are interrupted and cancelled, since
 *     an interrupt may free its thread for the next task in line.
 *  3. Tasks end, and threads come to rest. With no task alive and no thread that could still spawn
 *     one (every worker asleep, no job on a blocking thread, none blocked in place), none will ever
 *     be. Whoever came to rest last sees that: it says so first and looks then. It looks for tasks
 *     on both sides of the threads: one that just ended a task may run its callback, spawn, and fall
 *     asleep while the new task waits.
 *  4. Then the state becomes DRAINED and all workers are woken; they end.
 *  5. The last worker to end closes what the scheduler holds: the timer stops, the final values are
 *     recorded. Then the scheduler is TERMINATED.
 */
final class Shutdown {
  private static final int RUNNING = 0;
  private static final int SHUTDOWN = 1;
  private static final int STOP = 2;
  private static final int DRAINED = 3;
  private static final int TERMINATED = 4;

  /** They have only to wake and to leave: a bound for a machine that has other things to do. */
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
   * A scheduler that runs.
   *
   * @param isQuiet whether no thread could spawn a task from inside
   * @param closing what step 5 does
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

  /** Step 1 of a shutdown; the live tasks do the rest as they end. */
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
   * Steps 1 and 2 of a shutdown now.
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

  /** Step 3: a worker fell asleep, a blocking job ended, or a task ended on a foreign thread. */
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

  /** No task is left to wait for, only workers on their way out. */
  void awaitIdleWorkers() {
    try {
      terminated.await(IDLE_WORKERS_END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) { // shutting down is no wait for those who call it
      Thread.currentThread().interrupt();
    }
  }

  /** Whether a task is too late to come in. */
  boolean refuses(boolean isFromLiveTask) {
    return state >= (isFromLiveTask ? STOP : SHUTDOWN);
  }

  /** Whether a shutdown has begun. */
  boolean hasBegun() {
    return state != RUNNING;
  }

  /** Whether the workers are to end. */
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
