package dev.contrail.internal.scheduler;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The counters of one worker. Written by the thread that runs the worker, with plain reads and
 * opaque or release stores, which cost no fence and no read-modify-write; read by any thread. They
 * lie in one padded array, so that writing them takes no cache line from another thread.
 */
final class WorkerStats {
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  private static final int PAD = 16;

  /** Number of begun and ended polls: odd while one runs. */
  private static final int POLL_SEQUENCE = PAD;

  private static final int TASK_ID = PAD + 1;
  private static final int LOCAL_SCHEDULES = PAD + 2;
  private static final int SPAWNED = PAD + 3;
  private static final int ENDED = PAD + 4;
  private static final int STOLEN = PAD + 5;
  private static final int STEALS = PAD + 6;
  private static final int FAILED_STEALS = PAD + 7;
  private static final int OVERFLOWS = PAD + 8;
  private static final int PARKS = PAD + 9;
  private static final int PARK_UNPARKS = PAD + 10;
  private static final int NOOPS = PAD + 11;
  private static final int MEAN_POLL_NANOS = PAD + 12;
  private static final int CELLS = PAD + 13 + PAD;

  /**
   * Weight of the past in the moving average of poll times; the newest poll has the rest. Tokio's
   * value.
   */
  private static final double EWMA_KEPT = 0.9;

  private final long[] cells = new long[CELLS];
  private final TimeLedger ledger;

  // Owner only: whether a batch of polls is on, and its beginning.
  private boolean isRunning;
  private long batchStart;
  private long batchPolls;
  private long pollsAtPark = -1; // no unpark precedes the first park

  WorkerStats(long now) {
    ledger = new TimeLedger(now);
    cells[MEAN_POLL_NANOS] = InjectShare.TARGET_NANOS / InjectShare.INITIAL_INTERVAL;
  }

  private void set(int cell, long value) {
    CELL.setOpaque(cells, cell, value);
  }

  private void add(int cell, long more) {
    CELL.setOpaque(cells, cell, cells[cell] + more);
  }

  private long get(int cell) {
    return (long) CELL.getAcquire(cells, cell);
  }

  /** Counts the start of a poll, and publishes its task. */
  void startPoll(long taskId) {
    // The releases keep the two in order for runningTask(): no id is seen with another poll's
    // sequence.
    CELL.setRelease(cells, TASK_ID, taskId);
    CELL.setRelease(cells, POLL_SEQUENCE, cells[POLL_SEQUENCE] + 1);
  }

  /** Counts the end of a poll. */
  void endPoll() {
    CELL.setRelease(cells, POLL_SEQUENCE, cells[POLL_SEQUENCE] + 1);
  }

  void spawned() {
    add(SPAWNED, 1);
  }

  void ended() {
    // Release: a thread that sees this end sees the spawn that came before it, on whichever worker.
    CELL.setRelease(cells, ENDED, cells[ENDED] + 1);
  }

  void scheduledLocally() {
    add(LOCAL_SCHEDULES, 1);
  }

  void overflowed() {
    add(OVERFLOWS, 1);
  }

  void stole(int tasks) {
    add(STOLEN, tasks);
    add(STEALS, 1);
  }

  void stoleNothing() {
    add(FAILED_STEALS, 1);
  }

  /** The worker has no tasks of its own and looks for others. */
  void startSearch() {
    if (isRunning) {
      isRunning = false;
      endBatch(ledger.enter(TimeLedger.SEARCH));
    }
  }

  /** The worker has a task to run again. */
  void startRun() {
    if (!isRunning) {
      isRunning = true;
      batchStart = ledger.enter(TimeLedger.RUN);
    }
  }

  void aboutToPark() {
    long polls = pollCount();
    if (polls == pollsAtPark) {
      add(NOOPS, 1);
    }
    pollsAtPark = polls;
    add(PARKS, 1);
    add(PARK_UNPARKS, 1);
    ledger.enter(TimeLedger.PARK);
  }

  void unparked() {
    add(PARK_UNPARKS, 1);
    ledger.enter(TimeLedger.SEARCH);
  }

  /** The worker waits at the gate of a dump. */
  void startDump() {
    isRunning = false;
    endBatch(ledger.enter(TimeLedger.DUMP));
  }

  /** The worker has ended: its time no longer counts. */
  void stopped() {
    ledger.enter(TimeLedger.ENDED);
  }

  /** Updates the mean poll time between two polls of a long run. */
  void checkpoint() {
    long now = System.nanoTime();
    endBatch(now);
    batchStart = now;
  }

  /** Returns the last reading of the clock. Owner only. */
  long lastClock() {
    return batchStart;
  }

  private void endBatch(long now) {
    long polls = pollCount();
    long count = polls - batchPolls;
    if (count > 0) {
      double mean = (double) (now - batchStart) / count;
      double kept = Math.pow(EWMA_KEPT, (double) count);
      set(MEAN_POLL_NANOS, Math.round(kept * cells[MEAN_POLL_NANOS] + (1 - kept) * mean));
    }
    batchPolls = polls;
  }

  long pollSequence() {
    return get(POLL_SEQUENCE);
  }

  /** Returns the number of polls begun. */
  long pollCount() {
    return (pollSequence() + 1) / 2;
  }

  /** Returns the id of the task in the running poll; 0 if none runs. */
  long runningTask() {
    for (; ; ) {
      long before = pollSequence();
      if ((before & 1) == 0) {
        return 0;
      }
      long id = get(TASK_ID);
      if (pollSequence() == before) {
        return id;
      }
    }
  }

  long spawnedCount() {
    return get(SPAWNED);
  }

  long endedCount() {
    return get(ENDED);
  }

  long localScheduleCount() {
    return get(LOCAL_SCHEDULES);
  }

  long stealCount() {
    return get(STOLEN);
  }

  long stealOperations() {
    return get(STEALS);
  }

  long failedStealOperations() {
    return get(FAILED_STEALS);
  }

  long overflowCount() {
    return get(OVERFLOWS);
  }

  long parkCount() {
    return get(PARKS);
  }

  long parkUnparkCount() {
    return get(PARK_UNPARKS);
  }

  long noopCount() {
    return get(NOOPS);
  }

  long meanPollNanos() {
    return get(MEAN_POLL_NANOS);
  }

  /** Returns the worker's time by phase. */
  TimeLedger.Shares times() {
    return ledger.read();
  }
}
