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

/** One dump from its beginning to its end. For the dumps' thread, once. */
/*
 *  1. The workers meet, or are late at the bound.
 *  2. The cut: from now on whoever reads it comes after the instant, and has the dump see a task
 *     before he changes it. Who is late with which task is noted.
 *  3. The workers go on. The stack of a late one is taken, and counts if it is still in that poll.
 *  4. A thread of its own walks the registry and traces what nobody traced before.
 *  5. Nobody is in the middle of a trace, or the deadline has come: the dump is over.
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

  /** What is known so far; null before the cut. Also read by whoever stops waiting. */
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
    // Before anybody waits: there may be no memory left to make them later.
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
      // In this order none is counted twice: what was claimed and comes late is not told of.
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

  /** Someone stops waiting: Flight Recorder gets what there is, and the rest later. */
  void commitSoFar() {
    TaskDump dump = soFar;
    if (dump != null && recording != null) {
      recording.soFar(dump, request.options().hasStacks(), traces.count());
    }
  }

  /** What is left of the time, in nanoseconds; not positive if there is none. */
  private long left() {
    return request.options().deadline().toNanos() - (System.nanoTime() - start);
  }

  /**
   * Whether nobody is in the middle of a trace, in time. One moment with nobody inside suffices:
   * whoever comes later finds every task claimed.
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
