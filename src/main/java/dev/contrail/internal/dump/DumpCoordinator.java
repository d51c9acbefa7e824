package dev.contrail.internal.dump;

import dev.contrail.dump.TaskDump;
import dev.contrail.dump.TaskTrace;
import dev.contrail.dump.WorkerTrace;
import dev.contrail.internal.jfr.DumpRecording;
import dev.contrail.internal.task.Cut;
import dev.contrail.internal.task.TaskTracer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One dump from its beginning to its end. Run once, by the thread of the dumps. */
/*
 *  1. The workers meet, or are late at the bound.
 *  2. The cut is set. A thread that reads it comes after the instant, and lets the dump trace a
 *     task before it changes the task. The late workers and their tasks are noted.
 *  3. The workers go on. The stack of a late worker is taken, and counts if the worker is still in
 *     the same poll.
 *  4. A thread of its own walks the registry and traces every task that is still untraced.
 *  5. Once no thread is in the middle of a trace, or at the deadline, the dump is over.
 */
final class DumpCoordinator {
  private static final long LOOK_NANOS = 50_000;

  private final SchedulerView scheduler;
  private final DumpRequest request;
  private final long id;
  private final StuckTracers stuckTracers;
  private final @Nullable DumpRecording recording;
  private final Traces traces;
  private final long start = System.nanoTime();

  /**
   * The part of the dump that is known so far; null before the cut. Written by the dumps' thread;
   * read by any thread that stops waiting.
   */
  private volatile @Nullable TaskDump soFar;

  DumpCoordinator(
      SchedulerView scheduler, DumpRequest request, long id, StuckTracers stuckTracers) {
    this.scheduler = scheduler;
    this.request = request;
    this.id = id;
    this.stuckTracers = stuckTracers;
    this.recording = scheduler.record(request.trigger(), id);
    this.traces = new Traces(request.isKept(), recording);
  }

  long id() {
    return id;
  }

  TaskDump dump(LateWorkers lateWorkers) {
    int epoch = scheduler.cut().nextEpoch();
    // Made before any worker waits: later there may be no memory left for them.
    Predicate<@Nullable String> names = NamePattern.of(request.options().taskName());
    Cut over = new Cut(epoch, null);
    DumpRendezvous rendezvous = new DumpRendezvous(scheduler.workers(), epoch);
    try {
      long opened = System.nanoTime();
      long bound = request.options().rendezvousBound().toNanos();
      rendezvous.meet(Math.min(bound, Math.max(1, left())));
      long cutTime = System.nanoTime();
      Instant time = Instant.now();
      TaskTracer tracer = new TaskTracer(epoch, cutTime, names, traces);
      scheduler.setCut(new Cut(epoch, tracer));
      lateWorkers.note(rendezvous, cutTime);
      rendezvous.release();
      Duration pause = Duration.ofNanos(System.nanoTime() - opened);
      List<WorkerTrace> workers = lateWorkers.traces();
      soFar = value(time, rendezvous.isExact(), false, 0, pause, workers, List.of());
      if (recording != null) {
        workers.forEach(recording::worker);
      }
      TraceWalk walk =
          new TraceWalk(scheduler, tracer, request.options().hasStacks(), traces, stuckTracers);
      boolean isWalked = walk.run(left());
      boolean areAllOut = isWalked && awaitTracers(tracer);
      // In this order no task is counted twice: a claimed task that arrives late is not reported.
      tracer.end();
      Traces.Told told = traces.end();
      int untraced = tracer.claimed() - told.count() + (isWalked ? 0 : walk.unclaimed());
      boolean isExact = rendezvous.isExact() && !walk.isAnyStuck();
      boolean isComplete = areAllOut && untraced == 0;
      TaskDump dump = value(time, isExact, isComplete, untraced, pause, workers, told.kept());
      if (recording != null) {
        recording.dump(dump, request.options().hasStacks(), told.count());
      }
      return dump;
    } finally {
      scheduler.setCut(over);
      rendezvous.release();
      rendezvous.close();
    }
  }

  private TaskDump value(
      Instant time,
      boolean isExact,
      boolean isComplete,
      int untraced,
      Duration pause,
      List<WorkerTrace> workers,
      List<TaskTrace> tasks) {
    return new TaskDump(
        id,
        scheduler.name(),
        time,
        isExact,
        isComplete,
        untraced,
        pause,
        Duration.ofNanos(System.nanoTime() - start),
        workers,
        tasks);
  }

  /** Records the part of the dump that is known so far, for a caller that stops waiting. */
  void commitSoFar() {
    TaskDump dump = soFar;
    if (dump != null && recording != null) {
      recording.soFar(dump, request.options().hasStacks(), traces.count());
    }
  }

  /** Returns the time left until the deadline, in nanoseconds; not positive after it. */
  private long left() {
    return request.options().deadline().toNanos() - (System.nanoTime() - start);
  }

  /**
   * Waits until no thread is in the middle of a trace; returns false at the deadline. One instant
   * with no thread inside suffices: a thread that comes later finds every task claimed.
   */
  private boolean awaitTracers(TaskTracer tracer) {
    while (tracer.inside() > 0) {
      if (left() <= 0) {
        return false;
      }
      LockSupport.parkNanos(this, LOOK_NANOS);
    }
    return true;
  }
}
