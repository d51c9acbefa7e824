package dev.contrail.internal.dump;

import dev.contrail.dump.DumpOptions;
import dev.contrail.dump.TaskDump;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Serializes dump requests: one dump at a time, each on a thread of its own, whose last act is to
 * complete the futures of its callers, so that their callbacks may wait for the next dump. A
 * request joins a dump with the same options that has not begun, so most of a hundred overlapping
 * requests share one dump. Thread-safe.
 */
public final class Dumps {
  /** Draws the ids of the dumps of all schedulers, since a recording has them side by side. */
  private static final AtomicLong IDS = new AtomicLong();

  private final SchedulerView scheduler;
  private final LateWorkers lateWorkers;
  private final StuckTracers stuckTracers = new StuckTracers();

  /** The dumps to come, in order. Guarded by this. */
  private final ArrayDeque<Turn> turns = new ArrayDeque<>();

  /** Guarded by this. */
  private boolean isRunning;

  /**
   * The dump that is on. Guarded by this, as are the id and end of the last one; nothing keeps its
   * tasks.
   */
  private @Nullable DumpCoordinator current;

  private long lastId;

  /** The end of the last dump, on the clock of nanoTime. */
  private long lastEnd;

  /** A dump to come, and the futures of its callers. */
  private record Turn(DumpRequest request, List<AskedDump> waiting) {
    boolean isWanted() {
      return waiting.stream().anyMatch(future -> !future.isDone());
    }
  }

  public Dumps(SchedulerView scheduler) {
    this.scheduler = scheduler;
    this.lateWorkers = new LateWorkers(scheduler);
  }

  /** Interrupts the threads that polled a task for a dump and did not come back, now and later. */
  public void interruptStuckTracers() {
    stuckTracers.stop();
  }

  /** Requests a dump for the program, whose instant comes after this call. */
  public CompletableFuture<TaskDump> request(DumpOptions options) {
    return request(new DumpRequest(options, "api", true));
  }

  /** Requests a dump whose instant comes after this call. */
  AskedDump request(DumpRequest request) {
    AskedDump asked = new AskedDump();
    if (join(request, asked)) {
      startTurn();
    }
    return asked;
  }

  private void startTurn() {
    boolean isStarted = false;
    try {
      Thread thread = new Thread(null, this::takeTurn, scheduler.name() + "-dump", 0, false);
      thread.setContextClassLoader(Dumps.class.getClassLoader());
      thread.setDaemon(true);
      thread.start();
      isStarted = true;
    } finally {
      if (!isStarted) {
        end();
      }
    }
  }

  /** Returns a dump as text, for an operator who waits for it. */
  public String text() throws InterruptedException, ExecutionException {
    return request(new DumpRequest(DumpOptions.DEFAULT, "mbean", true)).get().text();
  }

  /** Joins a dump to come, or adds one; returns whether a thread has to be started. */
  private synchronized boolean join(DumpRequest request, AskedDump asked) {
    for (Turn turn : turns) {
      if (turn.request.equals(request)) {
        turn.waiting.add(asked);
        return false;
      }
    }
    Turn turn = new Turn(request, new ArrayList<>());
    turn.waiting.add(asked);
    turns.add(turn);
    boolean isFirst = !isRunning;
    isRunning = true;
    return isFirst;
  }

  /** Returns the next dump that is still wanted; forgets those whose callers have all cancelled. */
  private synchronized @Nullable Turn next() {
    Turn turn = turns.poll();
    while (turn != null && !turn.isWanted()) {
      turn = turns.poll();
    }
    isRunning = turn != null;
    return turn;
  }

  /** Fails all requests, since no thread could be had. */
  private void end() {
    List<Turn> lost;
    synchronized (this) {
      lost = List.copyOf(turns);
      turns.clear();
      isRunning = false;
    }
    lost.forEach(turn -> complete(turn, null, new OutOfMemoryError("no thread for a dump")));
  }

  private void takeTurn() {
    Turn turn = next();
    if (turn == null) {
      return;
    }
    TaskDump dump = null;
    Throwable thrown = null;
    try {
      var coordinator =
          new DumpCoordinator(scheduler, turn.request, IDS.incrementAndGet(), stuckTracers);
      begun(coordinator);
      turn.waiting.forEach(asked -> asked.begun(coordinator.id()));
      dump = coordinator.dump(lateWorkers);
    } catch (Throwable broken) { // no memory, or a bug here: the callers get it
      thrown = broken;
    }
    try {
      if (ended()) {
        startTurn();
      }
    } finally {
      complete(turn, dump, thrown);
    }
  }

  private synchronized void begun(DumpCoordinator dump) {
    current = dump;
  }

  /** Ends the current dump; returns whether there are more. */
  private synchronized boolean ended() {
    DumpCoordinator over = current;
    lastId = over == null ? lastId : over.id();
    lastEnd = System.nanoTime();
    current = null;
    isRunning = !turns.isEmpty();
    return isRunning;
  }

  private static void complete(Turn turn, @Nullable TaskDump dump, @Nullable Throwable thrown) {
    for (AskedDump asked : turn.waiting) {
      if (dump != null) {
        asked.complete(dump);
      } else if (thrown != null) {
        asked.completeExceptionally(thrown);
      }
    }
  }

  /**
   * Returns the id of the dump that is on, or of one that ended at most this long ago; 0 for none.
   */
  synchronized long recent(long nanos) {
    DumpCoordinator newest = current;
    if (newest != null) {
      return newest.id();
    }
    return System.nanoTime() - lastEnd <= nanos ? lastId : 0;
  }

  private synchronized @Nullable DumpCoordinator current() {
    return current;
  }

  /** Records what the dump that is on has found so far. */
  void commitSoFar() {
    DumpCoordinator newest = current();
    if (newest != null) {
      newest.commitSoFar();
    }
  }
}
