package dev.contrail.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was written before a wake is read in a poll that follows, whatever the wake met. */
@Tag("stress")
class WakeVisibilityTest {
  private static final int ROUNDS = 300_000 * Integer.getInteger("contrail.rounds", 1);

  private static final VarHandle DATA;

  static {
    try {
      DATA = MethodHandles.lookup().findVarHandle(WakeVisibilityTest.class, "data", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused") // through DATA
  private int data;

  private volatile int begun;
  private volatile int woken;
  private volatile boolean isPollDue;

  @Test
  @Timeout(60)
  void wakeOfAQueuedTask_publishesWhatCameBefore() throws InterruptedException {
    TaskState task = TaskWord.of(TaskWord.Life.QUEUED).task();
    Thread waker = new Thread(() -> wakeInEachRound(task));
    waker.start();
    int missed = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      TaskWord.setBits(task, TaskWord.bitsOf(TaskWord.of(TaskWord.Life.QUEUED).task()));
      begun = round;
      for (int i = round & 63; i > 0; i--) {
        Thread.onSpinWait();
      }
      int seen = poll(task);
      while (woken != round) {
        Thread.onSpinWait();
      }
      if (isPollDue) {
        seen = poll(task);
      }
      if (seen != round) {
        missed++;
      }
    }
    waker.join();
    assertThat(missed).as("polls that missed what came before the wake").isZero();
  }

  private int poll(TaskState task) {
    for (; ; ) {
      task.transitionToRunning();
      int seen = (int) DATA.getOpaque(this);
      if (task.transitionToPending(false) == TaskState.Pend.WAIT) {
        return seen;
      }
    }
  }

  private void wakeInEachRound(TaskState task) {
    for (int round = 1; round <= ROUNDS; round++) {
      while (begun != round) {
        Thread.onSpinWait();
      }
      DATA.setOpaque(this, round);
      isPollDue = task.transitionToWoken(0);
      woken = round;
    }
  }
}
