package dev.contrail.internal.task;

import static dev.contrail.internal.task.TaskWord.CANCELLED;
import static dev.contrail.internal.task.TaskWord.EVER_POLLED;
import static dev.contrail.internal.task.TaskWord.INTERRUPTING;
import static dev.contrail.internal.task.TaskWord.POPPED;
import static dev.contrail.internal.task.TaskWord.WOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.internal.task.TaskState.Abort;
import dev.contrail.internal.task.TaskState.Pend;
import dev.contrail.internal.task.TaskState.Start;
import dev.contrail.internal.task.TaskWord.Life;
import dev.contrail.internal.task.TracedState.Claim;
import dev.contrail.internal.task.TracedState.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each line of the transition table of {@link TaskBits}, and what its transitions answer. */
class TaskStateTest {
  private static final int EPOCH = 7;

  @Test
  void spawn_queuesUnborn() {
    assertThat(TaskWord.in(new TaskState() {}))
        .isEqualTo(TaskWord.of(Life.QUEUED).born(TaskBits.UNSET));
  }

  @Test
  void bear_stampsTheCut_unlessDecided() {
    TaskState unborn = TaskWord.of(Life.QUEUED).born(TaskBits.UNSET).task();
    unborn.bear(EPOCH);
    assertThat(TaskWord.in(unborn)).isEqualTo(TaskWord.of(Life.QUEUED).born(EPOCH));
    unborn.bear(EPOCH + 1);
    assertThat(TaskWord.in(unborn).born()).isEqualTo(EPOCH);
  }

  @Test
  void wake_queuesAnIdleTask_andStampsIt() {
    TaskState task = TaskWord.of(Life.IDLE, EVER_POLLED).task();
    assertThat(task.transitionToWoken(EPOCH)).isTrue();
    assertThat(TaskWord.in(task)).isEqualTo(TaskWord.of(Life.QUEUED, EVER_POLLED).wokenIn(EPOCH));
  }

  @ParameterizedTest
  @EnumSource(names = {"RUNNING", "TRACING_IDLE"})
  void wake_marksATaskInSomeonesHands_once(Life life) {
    TaskState task = TaskWord.of(life).task();
    assertThat(task.transitionToWoken(EPOCH)).isFalse();
    assertThat(task.transitionToWoken(EPOCH + 1)).isFalse();
    assertThat(TaskWord.in(task)).isEqualTo(TaskWord.of(life, WOKEN).wokenIn(EPOCH));
  }

  @ParameterizedTest
  @EnumSource(names = {"QUEUED", "TRACING_QUEUED", "DONE"})
  void wake_isNothing_whereAPollIsDueOrNone(Life life) {
    TaskState task = TaskWord.of(life).task();
    assertThat(task.transitionToWoken(EPOCH)).isFalse();
    assertThat(TaskWord.in(task)).isEqualTo(TaskWord.of(life));
  }

  @Test
  void popped_isPolled() {
    TaskState task = TaskWord.of(Life.QUEUED).task();
    assertThat(task.transitionToRunning()).isEqualTo(Start.POLL);
    assertThat(TaskWord.in(task)).isEqualTo(TaskWord.of(Life.RUNNING, EVER_POLLED));
  }

  @Test
  void popped_isCancelled_ifAborted() {
    TaskState task = TaskWord.of(Life.QUEUED, CANCELLED).task();
    assertThat(task.transitionToRunning()).isEqualTo(Start.CANCEL);
    assertThat(TaskWord.in(task)).isEqualTo(TaskWord.of(Life.RUNNING, CANCELLED));
  }

  @Test
  void popped_isLeft_ifTraced() {
    TaskState task = TaskWord.of(Life.TRACING_QUEUED).task();
    assertThat(task.transitionToRunning()).isEqualTo(Start.HELD);
    assertThat(TaskWord.in(task)).isEqualTo(TaskWord.of(Life.TRACING_QUEUED, POPPED));
  }

  @ParameterizedTest
  @EnumSource(names = {"IDLE", "RUNNING", "TRACING_IDLE", "DONE"})
  void popped_isStale_otherwise(Life life) {
    TaskState task = TaskWord.of(life).task();
    assertThat(task.transitionToRunning()).isEqualTo(Start.STALE);
    assertThat(TaskWord.in(task)).isEqualTo(TaskWord.of(life));
  }

  @Test
  void pending_waits() {
    TaskState task = TaskWord.of(Life.RUNNING).task();
    assertThat(task.transitionToPending(false)).isEqualTo(Pend.WAIT);
    assertThat(TaskWord.in(task)).isEqualTo(TaskWord.of(Life.IDLE));
  }

  @Test
  void pending_isQueuedAgain_ifWokenOrYielding() {
    TaskState woken = TaskWord.of(Life.RUNNING, WOKEN).wokenIn(EPOCH).task();
    assertThat(woken.transitionToPending(false)).isEqualTo(Pend.RESCHEDULE);
    assertThat(TaskWord.in(woken)).isEqualTo(TaskWord.of(Life.QUEUED).wokenIn(EPOCH));
    TaskState yielding = TaskWord.of(Life.RUNNING).task();
    assertThat(yielding.transitionToPending(true)).isEqualTo(Pend.RESCHEDULE);
    assertThat(TaskWord.in(yielding)).isEqualTo(TaskWord.of(Life.QUEUED));
  }

  @Test
  void pending_isCancelled_ifAborted_evenIfWokenAndYielding() {
    TaskWord aborted = TaskWord.of(Life.RUNNING, CANCELLED, WOKEN);
    TaskState task = aborted.task();
    assertThat(task.transitionToPending(true)).isEqualTo(Pend.CANCEL);
    assertThat(TaskWord.in(task)).isEqualTo(aborted);
  }

  @Test
  void done_countsUnlessAborted() {
    TaskState ready = TaskWord.of(Life.RUNNING).task();
    assertThat(ready.transitionToDone()).isTrue();
    TaskState aborted = TaskWord.of(Life.RUNNING, CANCELLED).task();
    assertThat(aborted.transitionToDone()).isFalse();
    assertThat(TaskWord.in(ready).life()).isEqualTo(Life.DONE);
    assertThat(TaskWord.in(aborted).life()).isEqualTo(Life.DONE);
  }

  @Test
  void abort_schedulesAnIdleTask_andStampsIt() {
    TaskState task = TaskWord.of(Life.IDLE).task();
    assertThat(task.transitionToCancelled(EPOCH, true, true)).isEqualTo(Abort.SCHEDULE);
    assertThat(TaskWord.in(task)).isEqualTo(TaskWord.of(Life.QUEUED, CANCELLED).wokenIn(EPOCH));
  }

  @Test
  void abort_finishesAQueuedTask_onlyIfNothingIsToBeCancelled() {
    TaskState callable = TaskWord.of(Life.QUEUED).task();
    assertThat(callable.transitionToCancelled(EPOCH, true, false)).isEqualTo(Abort.FINISH);
    assertThat(TaskWord.in(callable)).isEqualTo(TaskWord.of(Life.DONE, CANCELLED));
    TaskState resumable = TaskWord.of(Life.QUEUED).task();
    assertThat(resumable.transitionToCancelled(EPOCH, false, false)).isEqualTo(Abort.MARKED);
    assertThat(TaskWord.in(resumable)).isEqualTo(TaskWord.of(Life.QUEUED, CANCELLED));
  }

  @Test
  void abort_interruptsARunningTask_onlyIfAsked() {
    TaskState asked = TaskWord.of(Life.RUNNING).task();
    assertThat(asked.transitionToCancelled(EPOCH, true, true)).isEqualTo(Abort.INTERRUPT);
    assertThat(TaskWord.in(asked)).isEqualTo(TaskWord.of(Life.RUNNING, CANCELLED, INTERRUPTING));
    asked.interruptSent();
    assertThat(TaskWord.in(asked)).isEqualTo(TaskWord.of(Life.RUNNING, CANCELLED));
    TaskState spared = TaskWord.of(Life.RUNNING).task();
    assertThat(spared.transitionToCancelled(EPOCH, true, false)).isEqualTo(Abort.MARKED);
  }

  @Test
  @Timeout(20)
  void pollsEnd_waitsUntilTheInterruptIsSent() throws InterruptedException {
    for (boolean isReady : new boolean[] {true, false}) {
      TaskState task = TaskWord.of(Life.RUNNING, CANCELLED, INTERRUPTING).task();
      AtomicBoolean isSent = new AtomicBoolean();
      AtomicBoolean wasSent = new AtomicBoolean();
      Thread poller =
          new Thread(
              () -> {
                if (isReady) {
                  task.transitionToDone();
                } else {
                  task.transitionToPending(false);
                }
                wasSent.set(isSent.get());
              });
      poller.start();
      for (int i = 0; i < 1000 && poller.isAlive(); i++) {
        Thread.yield(); // time for a poller that does not wait to show it
      }
      isSent.set(true);
      task.interruptSent();
      poller.join();
      assertThat(wasSent).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TRACING_IDLE", "TRACING_QUEUED"})
  void abort_marksATracedTask(Life life) {
    TaskState task = TaskWord.of(life).task();
    assertThat(task.transitionToCancelled(EPOCH, true, true)).isEqualTo(Abort.MARKED);
    assertThat(TaskWord.in(task)).isEqualTo(TaskWord.of(life, CANCELLED));
  }

  @ParameterizedTest
  @EnumSource
  void abort_isTooLate_afterAnotherAndAfterTheEnd(Life life) {
    TaskState task = TaskWord.of(life, CANCELLED).task();
    assertThat(task.transitionToCancelled(EPOCH, true, true)).isEqualTo(Abort.TOO_LATE);
    TaskState done = TaskWord.of(Life.DONE).task();
    assertThat(done.transitionToCancelled(EPOCH, true, true)).isEqualTo(Abort.TOO_LATE);
  }

  @Test
  void withdraw_endsOnlyWhatIsQueuedAndWasNeverPolledOrAborted() {
    for (TaskWord word : TaskWord.all(EPOCH)) {
      boolean isFresh =
          word.life() == Life.QUEUED && !word.has(EVER_POLLED) && !word.has(CANCELLED);
      TaskState task = word.task();
      assertThat(task.transitionToWithdrawn()).as("%s", word).isEqualTo(isFresh);
      assertThat(task.isDoneState()).isEqualTo(isFresh || word.life() == Life.DONE);
    }
  }

  @Test
  void claim_takesAWaitingTask_andClearsWhatTheDumpHasSeen() {
    TaskState task = TaskWord.of(Life.IDLE).born(1).wokenIn(2).traced(3).task();
    assertThat(task.transitionToTracing(EPOCH)).isEqualTo(Claim.WAITING);
    assertThat(TaskWord.in(task)).isEqualTo(TaskWord.of(Life.TRACING_IDLE).traced(EPOCH));
  }

  @Test
  void claim_takesAQueuedTask_asWaitingIfItWasWokenAfterTheCut() {
    TaskState before = TaskWord.of(Life.QUEUED).wokenIn(EPOCH - 1).task();
    assertThat(before.transitionToTracing(EPOCH)).isEqualTo(Claim.QUEUED);
    TaskState after = TaskWord.of(Life.QUEUED).wokenIn(EPOCH).task();
    assertThat(after.transitionToTracing(EPOCH)).isEqualTo(Claim.WAITING);
    assertThat(TaskWord.in(before)).isEqualTo(TaskWord.of(Life.TRACING_QUEUED).traced(EPOCH));
    assertThat(TaskWord.in(after)).isEqualTo(TaskWord.in(before));
  }

  @Test
  void claim_marksARunningTask() {
    TaskState task = TaskWord.of(Life.RUNNING, EVER_POLLED, WOKEN).task();
    assertThat(task.transitionToTracing(EPOCH)).isEqualTo(Claim.RUNNING);
    assertThat(TaskWord.in(task))
        .isEqualTo(TaskWord.of(Life.RUNNING, EVER_POLLED, WOKEN).traced(EPOCH));
  }

  @Test
  void claim_decidesThatAnUnbornTaskIsNotItsOwn() {
    TaskState task = TaskWord.of(Life.QUEUED).born(TaskBits.UNSET).task();
    assertThat(task.transitionToTracing(EPOCH)).isEqualTo(Claim.NOT_MINE);
    task.bear(0);
    assertThat(TaskWord.in(task)).isEqualTo(TaskWord.of(Life.QUEUED).born(EPOCH));
  }

  @Test
  void claim_refusesWhatKnowsOfItsOrALaterDump() {
    List<TaskWord> known = new ArrayList<>();
    for (Life life : Life.values()) {
      known.add(TaskWord.of(life).born(EPOCH));
      known.add(TaskWord.of(life).born(EPOCH + 1));
      known.add(TaskWord.of(life).traced(EPOCH));
      known.add(TaskWord.of(life).traced(EPOCH + 1));
      known.add(TaskWord.of(life).wokenIn(EPOCH + 1));
    }
    known.add(TaskWord.of(Life.DONE));
    for (TaskWord word : known) {
      TaskState task = word.task();
      assertThat(task.transitionToTracing(EPOCH)).as("%s", word).isEqualTo(Claim.NOT_MINE);
      assertThat(TaskWord.in(task)).isEqualTo(word);
    }
  }

  @Test
  void claim_marksWhatAnEarlierDumpStillHolds_andLeavesItThere() {
    TaskState waiting = TaskWord.of(Life.TRACING_IDLE, WOKEN).traced(EPOCH - 1).task();
    assertThat(waiting.transitionToTracing(EPOCH)).isEqualTo(Claim.HELD_WAITING);
    assertThat(TaskWord.in(waiting)).isEqualTo(TaskWord.of(Life.TRACING_IDLE, WOKEN).traced(EPOCH));
    TaskState queued = TaskWord.of(Life.TRACING_QUEUED, POPPED).traced(EPOCH - 1).task();
    assertThat(queued.transitionToTracing(EPOCH)).isEqualTo(Claim.HELD_QUEUED);
    assertThat(queued.transitionToTracing(EPOCH)).isEqualTo(Claim.NOT_MINE);
  }

  @Test
  void claim_goesOn_whereTheEpochsStartAgain() {
    TaskState old = TaskWord.of(Life.IDLE).born(0xFFFD).traced(0xFFFE).task();
    assertThat(old.transitionToTracing(1)).isEqualTo(Claim.WAITING);
    TaskState straggler = TaskWord.of(Life.IDLE).traced(1).task();
    assertThat(straggler.transitionToTracing(0xFFFE)).isEqualTo(Claim.NOT_MINE);
  }

  @Test
  void leave_putsAWaitingTaskBack_orSchedulesIt() {
    TaskState waiting = TaskWord.of(Life.TRACING_IDLE).task();
    assertThat(waiting.transitionFromTracing()).isEqualTo(Release.NOTHING);
    assertThat(TaskWord.in(waiting)).isEqualTo(TaskWord.of(Life.IDLE));
    TaskState woken = TaskWord.of(Life.TRACING_IDLE, WOKEN).task();
    assertThat(woken.transitionFromTracing()).isEqualTo(Release.SCHEDULE);
    assertThat(TaskWord.in(woken)).isEqualTo(TaskWord.of(Life.QUEUED));
    TaskState aborted = TaskWord.of(Life.TRACING_IDLE, CANCELLED).task();
    assertThat(aborted.transitionFromTracing()).isEqualTo(Release.SCHEDULE);
    assertThat(TaskWord.in(aborted)).isEqualTo(TaskWord.of(Life.QUEUED, CANCELLED));
  }

  @Test
  void leave_putsAQueuedTaskBack_andReplacesAPoppedEntry() {
    TaskState queued = TaskWord.of(Life.TRACING_QUEUED, CANCELLED).task();
    assertThat(queued.transitionFromTracing()).isEqualTo(Release.NOTHING);
    assertThat(TaskWord.in(queued)).isEqualTo(TaskWord.of(Life.QUEUED, CANCELLED));
    TaskState popped = TaskWord.of(Life.TRACING_QUEUED, POPPED).task();
    assertThat(popped.transitionFromTracing()).isEqualTo(Release.SCHEDULE);
    assertThat(TaskWord.in(popped)).isEqualTo(TaskWord.of(Life.QUEUED));
  }

  @Test
  void task_isSettledInADump_exactlyIfThereIsNothingToClaim() {
    for (TaskWord word : TaskWord.all(EPOCH)) {
      boolean isSettled = word.task().isSettledIn(EPOCH);
      TaskState claimed = word.task();
      boolean isUnchanged =
          claimed.transitionToTracing(EPOCH) == Claim.NOT_MINE && TaskWord.in(claimed).equals(word);
      assertThat(isSettled).as(word.toString()).isEqualTo(isUnchanged);
      assertThat(claimed.isSettledIn(EPOCH)).as(word.toString()).isTrue();
    }
  }

  @Test
  void handle_isCompleteOnceDoneOrCancelled() {
    for (TaskWord word : TaskWord.all(EPOCH)) {
      TaskState task = word.task();
      boolean isDone = word.life() == Life.DONE;
      assertThat(task.isComplete()).isEqualTo(isDone || word.has(CANCELLED));
      assertThat(task.isCancelledState()).isEqualTo(word.has(CANCELLED));
      assertThat(task.isDoneState()).isEqualTo(isDone);
    }
  }
}
