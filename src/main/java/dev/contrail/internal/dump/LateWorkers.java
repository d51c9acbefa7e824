package dev.contrail.internal.dump;

import dev.contrail.dump.WorkerTrace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a scheduler's workers at the cuts of its dumps. Polls are not timed, so the duration
 * of a late poll is known from the dumps that met it: at least since the first of them. Used by the
 * thread of the dumps only.
 */
final class LateWorkers {
  private final SchedulerView scheduler;
  private final WorkerPoll[] polls;
  private long cutTime;

  /** The poll of a worker at the last cut at which the worker was late. */
  private record WorkerPoll(long sequence, long taskId, long since, boolean isLate) {}

  LateWorkers(SchedulerView scheduler) {
    this.scheduler = scheduler;
    this.polls = new WorkerPoll[scheduler.workers().size()];
    Arrays.fill(polls, new WorkerPoll(0, 0, 0, false));
  }

  /** Notes the late workers and their tasks. Called between the cut and the release. */
  void note(DumpRendezvous rendezvous, long now) {
    for (int i = 0; i < polls.length; i++) {
      WorkerView worker = scheduler.workers().get(i);
      long sequence = worker.pollSequence();
      boolean isLate = rendezvous.isLate(i);
      boolean isKnown = isLate && polls[i].sequence == sequence;
      long since = isKnown ? polls[i].since : now - rendezvous.waitedNanos();
      polls[i] = new WorkerPoll(sequence, isLate ? worker.runningTask() : 0, since, isLate);
    }
    cutTime = now;
  }

  /** Returns a trace of each worker, and of each spare that runs. */
  List<WorkerTrace> traces() {
    List<WorkerTrace> traces = new ArrayList<>();
    for (int i = 0; i < polls.length; i++) {
      Thread thread = scheduler.workers().get(i).thread();
      if (i < scheduler.workerCount() || thread != null) {
        traces.add(trace(i, thread, polls[i]));
      }
    }
    return traces;
  }

  private WorkerTrace trace(int worker, @Nullable Thread thread, WorkerPoll poll) {
    String name = thread == null ? null : thread.getName();
    if (!poll.isLate) {
      return new WorkerTrace(worker, name, false, 0, null, List.of());
    }
    WorkerView view = scheduler.workers().get(worker);
    List<StackTraceElement> stack = thread == null ? List.of() : ThreadStack.of(thread);
    boolean isStillThere = view.pollSequence() == poll.sequence && view.thread() == thread;
    return new WorkerTrace(
        worker,
        name,
        true,
        poll.taskId,
        poll.taskId == 0 ? null : Duration.ofNanos(cutTime - poll.since),
        isStillThere ? stack : List.of());
  }
}
