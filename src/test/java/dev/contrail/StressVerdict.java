package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contrail.metrics.UnstableSchedulerMetrics;
import dev.contrail.metrics.UnstableWorkerMetrics;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** The checks after a round of the stress test. */
final class StressVerdict {
  private final StressRound round;
  private long bodyPolls;
  private long failed;
  private long cancelled;

  private StressVerdict(StressRound round) {
    this.round = round;
  }

  /** Makes the checks of a round whose scheduler has terminated. */
  static StressVerdict of(StressRound round) {
    return new StressVerdict(round);
  }

  /** Throws an {@link AssertionError} for the first thing that is wrong. */
  void check() throws InterruptedException {
    for (StressTask task : round.tasks) {
      checkHandle(task);
    }
    checkCommands();
    checkScheduled();
    assertThat(round.semaphore.availablePermits()).as("permits").isEqualTo(StressRound.PERMITS);
    for (StressTask task : round.refused) {
      assertThat(task.polls.get() + task.cancels.get()).as("refused, and used: %s", task).isZero();
    }
    checkScheduler();
    checkWorkers();
  }

  private void checkHandle(StressTask task) throws InterruptedException {
    assertThat(task.handle.isDone()).as("done: %s", task).isTrue();
    assertThat(task.completions.get()).as("completions of %s", task).isOne();
    assertThat(task.disorder).as("%s", task).isNull();
    bodyPolls += task.polls.get();
    assertThat(task.abortsWon.get()).as("%s", task).isBetween(0, task.handle.isCancelled() ? 1 : 0);
    if (task.handle.isCancelled()) {
      cancelled++;
      assertThat(task.thrown).as("%s", task).isNotNull();
    } else {
      assertThat(task.polls.get()).as("polls of %s", task).isPositive();
      checkOutcome(task);
    }
    boolean isCall = task.kind.contains("call") || Set.of("parent", "sender").contains(task.kind);
    if (isCall) {
      assertThat(task.polls.get()).as("calls of %s", task).isLessThanOrEqualTo(1);
      assertThat(task.cancels.get()).as("%s", task).isZero();
    } else {
      assertThat(task.cancels.get()).as("cancels of %s", task).isEqualTo(task.isReady ? 0 : 1);
    }
  }

  private void checkOutcome(StressTask task) throws InterruptedException {
    try {
      task.handle.get();
      assertThat(task.thrown).as("%s", task).isNull();
    } catch (ExecutionException e) {
      failed++;
      assertThat(task.thrown).as("%s", task).isSameAs(e.getCause());
    }
  }

  private void checkCommands() {
    Set<Runnable> handedBack = Collections.newSetFromMap(new IdentityHashMap<>());
    handedBack.addAll(round.handedBack);
    assertThat(handedBack).as("each handed back once").hasSameSizeAs(round.handedBack);
    for (StressTask command : round.commands) {
      int runs = command.polls.get();
      bodyPolls += runs;
      assertThat(runs + (handedBack.contains(command) ? 1 : 0))
          .as("runs, or times handed back, of %s", command)
          .isOne();
      if (runs == 1 && command.kind.startsWith("failing")) {
        failed++;
      }
    }
  }

  private void checkScheduled() {
    Set<Object> handedBack = Collections.newSetFromMap(new IdentityHashMap<>());
    handedBack.addAll(round.handedBack);
    round.scheduled.forEach(
        (future, task) -> {
          boolean isBack = handedBack.contains(future);
          assertThat(future.isDone())
              .as("done, or else handed back: %s", task)
              .isNotEqualTo(isBack);
          int runs = task.polls.get();
          assertThat(runs).as("runs of %s", task).isBetween(0, isBack ? 0 : 1);
          assertThat(runs == 1 || isBack || (round.isNow && future.isCancelled()))
              .as("ran, handed back, or stopped while it ran: %s", task)
              .isTrue();
        });
  }

  private void checkScheduler() {
    UnstableSchedulerMetrics metrics = round.scheduler.metrics().unstable();
    assertThat(round.scheduler.metrics().numAliveTasks()).as("alive").isZero();
    assertThat(metrics.endedTasksCount()).as("ended").isEqualTo(metrics.spawnedTasksCount());
    long taken = round.tasks.size() + round.commands.size() + round.scheduled.size();
    assertThat(metrics.spawnedTasksCount())
        .as("spawned: those taken, and at most those taken back again")
        .isBetween(taken, taken + round.refused.size());
    assertThat(metrics.rejectedTasksCount()).as("rejected").isEqualTo(round.refused.size());
    assertThat(metrics.failedTasksCount()).as("failed").isEqualTo(failed);
    assertThat(round.failuresTold).as("failures told").hasValue((int) failed);
    assertThat(metrics.remoteScheduleCount())
        .as("remote schedules: one for each task from outside, and wakes")
        .isGreaterThanOrEqualTo(round.takenFromOutside.get());
    await("every timer fired or withdrawn")
        .until(() -> round.scheduler.metrics().unstable().numTimers() == 0);
  }

  private void checkWorkers() {
    long polls = round.scheduler.metrics().unstable().sparePollCount();
    for (int i = 0; i < round.workers; i++) {
      UnstableWorkerMetrics worker = round.scheduler.metrics().unstable().worker(i);
      polls += worker.pollCount();
      assertThat(worker.pollSequence())
          .as("polls begun and ended")
          .isEqualTo(2 * worker.pollCount());
      assertThat(worker.taskId()).as("current task").isZero();
      assertThat(worker.stealCount()).isGreaterThanOrEqualTo(worker.stealOperations());
      assertThat(worker.runTotal().isZero()).as("ran nothing").isEqualTo(worker.pollCount() == 0);
      if (round.workers == 1 && round.scheduler.configuration().maxSpareWorkers() == 0) {
        assertThat(worker.stealOperations()).as("steals of the only worker").isZero();
      }
    }
    long elsewhere = round.blockingCalls.stream().mapToLong(task -> task.polls.get()).sum();
    long scheduledPolls = 3L * round.scheduled.size(); // registers its timer, runs, is stopped
    assertThat(polls)
        .as(
            "polls: those of bodies, some of scheduled ones, and at most one to end each task stopped")
        .isBetween(
            bodyPolls - elsewhere,
            bodyPolls - elsewhere + cancelled + round.handedBack.size() + scheduledPolls);
  }
}
