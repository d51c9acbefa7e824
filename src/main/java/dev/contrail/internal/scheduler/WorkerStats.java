package dev.contrail.internal.scheduler;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One worker's counters. Only the thread that runs the worker writes, with plain reads and stores
 * that the CPU does for nothing; anybody reads. They lie in one padded array, so that writing them
 * disturbs nobody.
 */
final class WorkerStats {
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  private static final int PAD = 16;

  /** Counts begun and ended polls: odd while one runs. */
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

  /** A tenth of the weight is the newest poll's; Tokio's value. */
  private static final double EWMA_KEPT = 0.9;

  private final long[] cells = new long[CELLS];
  private final TimeLedger ledger;

  // The worker's own: whether a batch of polls is on, and where it began.
  private boolean isRunning;
  private long batchStart;
  private long batchPolls;
  private long pollsAtPark = -1; // the first park comes after no unpark

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

  /** A poll of a task begins. */
  void startPoll(long taskId) {
    // Each release keeps the two in order for runningTask(): no id is seen with another's sequence.
    CELL.setRelease(cells, TASK_ID, taskId);
    CELL.setRelease(cells, POLL_SEQUENCE, cells[POLL_SEQUENCE] + 1);
  }

  /** The poll is over. */
  void endPoll() {
    CELL.setRelease(cells, POLL_SEQUENCE, cells[POLL_SEQUENCE] + 1);
  }

  void spawned() {
    add(SPAWNED, 1);
  }

  void ended() {
    // Release: whoever sees this end sees the spawn that came before it, on whatever worker.
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

  /** The worker has run out of tasks and looks for others. */
  void startSearch() {
    if (isRunning) {
      isRunning = false;
      endBatch(ledger.enter(TimeLedger.SEARCH));
    }
  }

  /** The worker has something to run again. */
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

  /** The worker has ended: its time stands still. */
  void stopped() {
    ledger.enter(TimeLedger.ENDED);
  }

  /** Between two polls of a long run: takes stock. */
  void checkpoint() {
    long now = System.nanoTime();
    endBatch(now);
    batchStart = now;
  }

  /** For the worker itself: the last reading of the clock. */
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

  /** Polls begun. */
  long pollCount() {
    return (pollSequence() + 1) / 2;
  }

  /** The id of the task in the running poll; 0 if none runs. */
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

  /** Where the worker's time went. */
  TimeLedger.Shares times() {
    return ledger.read();
  }
}
