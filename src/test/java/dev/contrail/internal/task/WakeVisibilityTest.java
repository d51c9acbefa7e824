package dev.contrail.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Writes before a wake are visible in the next poll, also if the wake had nothing to do because a
 * poll was due already. A poller and a waker go through many tasks side by side.
 */
@Tag("stress")
class WakeVisibilityTest {
  private static final int ROUNDS = 1_500 * Integer.getInteger("contrail.rounds", 1);
  private static final int TASKS = 512;

  /** The two meet anew every so many tasks. */
  private static final int STRIDE = 8;

  private static final VarHandle DATA = MethodHandles.arrayElementVarHandle(int[].class);

  private final TaskState[] tasks = new TaskState[TASKS];
  private final int[] data = new int[TASKS];
  private final int[] read = new int[TASKS];
  private final AtomicInteger pollerAt = new AtomicInteger();
  private final AtomicInteger wakerAt = new AtomicInteger();

  @Test
  @Timeout(60)
  void wakeOfAQueuedTask_publishesWhatCameBefore() throws InterruptedException {
    for (int i = 0; i < TASKS; i++) {
      tasks[i] = TaskWord.of(TaskWord.Life.QUEUED).task();
    }
    Thread waker = new Thread(this::wakeInEachRound);
    waker.start();
    int missed = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      for (int i = 0; i < TASKS; i++) {
        meet(i, pollerAt, wakerAt);
        read[i] = poll(i);
      }
      meet(0, pollerAt, wakerAt);
      for (int i = 0; i < TASKS; i++) {
        boolean isPollDue = TaskWord.in(tasks[i]).life() == TaskWord.Life.QUEUED;
        missed += !isPollDue && read[i] != round ? 1 : 0;
        TaskWord.setBits(tasks[i], TaskWord.Life.QUEUED.ordinal());
      }
      meet(0, pollerAt, wakerAt);
    }
    waker.join();
    assertThat(missed).as("polls that missed what came before the wake").isZero();
  }

  private void wakeInEachRound() {
    for (int round = 1; round <= ROUNDS; round++) {
      for (int i = 0; i < TASKS; i++) {
        meet(i, wakerAt, pollerAt);
        DATA.setOpaque(data, i, round);
        tasks[i].transitionToWoken(0);
      }
      meet(0, wakerAt, pollerAt);
      meet(0, wakerAt, pollerAt);
    }
  }

  private static void meet(int task, AtomicInteger own, AtomicInteger other) {
    if (task % STRIDE == 0) {
      int place = own.incrementAndGet();
      Spin.until(() -> other.get() - place >= 0);
    }
  }

  private int poll(int i) {
    for (; ; ) {
      tasks[i].transitionToRunning();
      int seen = (int) DATA.getOpaque(data, i);
      if (tasks[i].transitionToPending(false) == TaskState.Pend.WAIT) {
        return seen;
      }
    }
  }
}
