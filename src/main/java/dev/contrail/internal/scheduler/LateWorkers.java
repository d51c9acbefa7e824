package dev.contrail.internal.scheduler;

import dev.contrail.dump.WorkerTrace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the workers of a scheduler did at the cuts of its dumps. Polls are not timed, so how long
 * one has run is known from the dumps that met it: at least since the first. For the dumps' thread.
 */
final class LateWorkers {
  private final MultiThread scheduler;
  private final Poll[] polls;
  private long cutTime;

  /** The poll that a worker was in, the last time it was late. */
  private record Poll(long sequence, long taskId, long since, boolean isLate) {}

  LateWorkers(MultiThread scheduler) {
    this.scheduler = scheduler;
    this.polls = new Poll[scheduler.coreCount()];
    Arrays.fill(polls, new Poll(0, 0, 0, false));
  }

  /** Between the cut and the release: who is late, and with what. */
  void note(DumpRendezvous rendezvous, long now) {
    for (int i = 0; i < polls.length; i++) {
      WorkerStats stats = scheduler.core(i).stats;
      long sequence = stats.pollSequence();
      boolean isLate = rendezvous.isLate(i);
      boolean isKnown = isLate && polls[i].sequence == sequence;
      long since = isKnown ? polls[i].since : now - rendezvous.waitedNanos();
      polls[i] = new Poll(sequence, isLate ? stats.runningTask() : 0, since, isLate);
    }
    cutTime = now;
  }

  /** One for each worker, and for each spare that runs. */
  List<WorkerTrace> traces() {
    List<WorkerTrace> traces = new ArrayList<>();
    for (int i = 0; i < polls.length; i++) {
      Thread thread = scheduler.core(i).thread;
      if (i < scheduler.workerCount() || thread != null) {
        traces.add(trace(i, thread, polls[i]));
      }
    }
    return traces;
  }

  private WorkerTrace trace(int worker, @Nullable Thread thread, Poll poll) {
    String name = thread == null ? null : thread.getName();
    if (!poll.isLate) {
      return new WorkerTrace(worker, name, false, 0, null, List.of());
    }
    Core core = scheduler.core(worker);
    List<StackTraceElement> stack = thread == null ? List.of() : StackTable.of(thread);
    boolean isStillThere = core.stats.pollSequence() == poll.sequence && core.thread == thread;
    return new WorkerTrace(
        worker,
        name,
        true,
        poll.taskId,
        poll.taskId == 0 ? null : Duration.ofNanos(cutTime - poll.since),
        isStillThere ? stack : List.of());
  }
}
