package dev.contrail.internal.scheduler;

import static dev.contrail.internal.scheduler.Cells.cell;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two workers and the core of a spare worker. A notification is kept for the next park. */
@Timeout(60)
class WakeUpsTest {
  private final Idle idle = new Idle(2);
  private final InjectQueue inject = new InjectQueue(2);
  private final Core[] cores = {core(0), core(1), core(2)};
  private final WakeUps wakeUps = new WakeUps(idle, inject, cores);

  private static Core core(int index) {
    return new Core(index, 4, new Sampling(0), 0);
  }

  @BeforeEach
  void parkBothWorkers() {
    idle.transitionToParked(0, false);
    idle.transitionToParked(1, false);
  }

  private void assertThatNoneIsNotified() {
    assertThat(idle.unparkedCount()).isZero();
  }

  /** Asserts that one worker, the last that parked, is notified. */
  private void assertThatOneIsNotified() {
    assertThat(idle.unparkedCount()).isOne();
    assertThat(idle.searchingCount()).isOne();
    assertThat(cores[1].parker.park()).isEqualTo(Parker.Reason.WORK);
  }

  @Test
  void notifyParked_unparksOneWorker_toSearch() {
    wakeUps.notifyParked();

    assertThatOneIsNotified();
  }

  @Test
  void notifyParked_unparksNoSecondWorker_whileTheFirstSearches() {
    wakeUps.notifyParked();
    wakeUps.notifyParked();

    assertThatOneIsNotified();
  }

  @Test
  void withoutWork_noWorkerIsNotified() {
    wakeUps.notifyIfWorkPending();
    wakeUps.notifyOfMore();

    assertThatNoneIsNotified();
  }

  @Test
  void notifyIfWorkPending_seesTheInjectionQueue() {
    inject.push(cell(1));
    wakeUps.notifyIfWorkPending();

    assertThatOneIsNotified();
  }

  @Test
  void notifyIfWorkPending_seesTheQueueOfASpareWorker() {
    cores[2].queue.push(cell(1));
    wakeUps.notifyIfWorkPending();

    assertThatOneIsNotified();
  }

  /** The worker whose slot it is runs, and takes the task unless its poll lasts. */
  @Test
  void notifyIfWorkPending_ignoresLifoSlots() {
    cores[0].pushLifo(cell(1));
    wakeUps.notifyIfWorkPending();

    assertThatNoneIsNotified();
  }

  @Test
  void notifyOfMore_seesTheInjectionQueue() {
    inject.push(cell(1));
    wakeUps.notifyOfMore();

    assertThatOneIsNotified();
  }

  @Test
  void notifyOfMore_seesLocalQueues() {
    cores[2].queue.push(cell(1));
    wakeUps.notifyOfMore();

    assertThatOneIsNotified();
  }

  @Test
  void notifyOfMore_seesLifoSlots() {
    cores[0].pushLifo(cell(1));
    wakeUps.notifyOfMore();

    assertThatOneIsNotified();
  }

  @Test
  void wakeAll_unparksEveryWorker_toEnd() {
    wakeUps.wakeAll();

    assertThat(idle.unparkedCount()).isEqualTo(2);
    assertThat(idle.searchingCount()).isZero();
    assertThat(cores[0].parker.park()).isEqualTo(Parker.Reason.SHUTDOWN);
    assertThat(cores[1].parker.park()).isEqualTo(Parker.Reason.SHUTDOWN);
  }
}
