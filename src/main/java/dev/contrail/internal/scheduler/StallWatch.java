package dev.contrail.internal.scheduler;

import dev.contrail.internal.jfr.EventTask;
import dev.contrail.internal.jfr.WatchedWorkers;
import dev.contrail.internal.task.Uncaught;
import dev.contrail.metrics.WorkerStall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls a handler of the program for each worker that stays in one poll, once at a threshold and
 * again whenever the duration has doubled. Works without a recording, on a thread of its own.
 */
final class StallWatch {
  /** Looks per threshold: a stall is reported at most a quarter of the threshold too late. */
  private static final int LOOKS = 4;

  private final WatchedWorkers workers;
  private final long threshold;
  private final Consumer<WorkerStall> handler;

  // Used by the watch's thread only, by worker.
  private final long[] sequences;
  private final long[] since;
  private final long[] nextReport;

  private volatile boolean isStopped;
  private volatile @Nullable Thread thread;

  StallWatch(WatchedWorkers workers, Duration threshold, Consumer<WorkerStall> handler) {
    this.workers = workers;
    this.threshold = threshold.toNanos();
    this.handler = handler;
    this.sequences = new long[workers.count()];
    this.since = new long[workers.count()];
    this.nextReport = new long[workers.count()];
  }

  void start(String threadName) {
    Thread watching = new Thread(null, this::watch, threadName, 0, false);
    watching.setDaemon(true);
    thread = watching;
    watching.start();
  }

  void stop() {
    isStopped = true;
    LockSupport.unpark(thread);
  }

  private void watch() {
    while (!isStopped) {
      LockSupport.parkNanos(this, Math.max(1, threshold / LOOKS));
      long now = System.nanoTime();
      for (int i = 0; i < sequences.length; i++) {
        look(i, now);
      }
    }
  }

  private void look(int worker, long now) {
    long seen = workers.pollSequence(worker);
    if (seen != sequences[worker] || (seen & 1) == 0) {
      sequences[worker] = seen;
      since[worker] = now;
      nextReport[worker] = threshold;
      return;
    }
    long duration = now - since[worker];
    if (duration >= nextReport[worker] && report(worker, seen, duration)) {
      nextReport[worker] = 2 * duration;
    }
  }

  private boolean report(int worker, long sequence, long duration) {
    EventTask task = workers.runningTask(worker, sequence);
    Thread stalled = workers.thread(worker);
    List<StackTraceElement> stack = stalled == null ? List.of() : workers.stackOf(stalled);
    if (task == null || stalled == null || workers.pollSequence(worker) != sequence) {
      return false;
    }
    try {
      handler.accept(
          new WorkerStall(
              workers.scheduler(),
              worker,
              stalled,
              task.id(),
              task.name(),
              task.kind(),
              Duration.ofNanos(duration),
              stack));
    } catch (Throwable broken) { // the handler is user code, and the watch must go on
      Uncaught.tell(broken);
    }
    return true;
  }
}
