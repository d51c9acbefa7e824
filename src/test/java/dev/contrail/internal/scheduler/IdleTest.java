package dev.contrail.internal.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdleTest {
  private final Idle idle = new Idle(4);

  @Test
  void nobodyIsNotified_whileNobodySleeps() {
    assertThat(idle.workerToNotify()).isEqualTo(Idle.NONE);
    assertThat(idle.unparkedCount()).isEqualTo(4);
  }

  @Test
  void theLastToLieDown_isTheFirstToBeNotified_asASearcher() {
    idle.transitionToParked(2, false);
    idle.transitionToParked(0, false);
    assertThat(idle.workerToNotify()).isZero();
    assertThat(idle.searchingCount()).isOne();
    assertThat(idle.unparkedCount()).isEqualTo(3);
    assertThat(idle.isConsistent()).isTrue();
  }

  @Test
  void nobodyIsNotified_whileSomeoneSearches() {
    idle.transitionToParked(2, false);
    assertThat(idle.transitionToSearching()).isTrue();
    assertThat(idle.workerToNotify()).isEqualTo(Idle.NONE);
    assertThat(idle.transitionFromSearching()).isTrue();
    assertThat(idle.workerToNotify()).isEqualTo(2);
  }

  @Test
  void halfTheWorkers_maySearch() {
    assertThat(idle.transitionToSearching()).isTrue();
    assertThat(idle.transitionToSearching()).isTrue();
    assertThat(idle.transitionToSearching()).isFalse();
    assertThat(idle.transitionFromSearching()).isFalse();
    assertThat(idle.transitionFromSearching()).isTrue();
  }

  @Test
  void theOnlyWorker_maySearch() {
    assertThat(new Idle(1).transitionToSearching()).isTrue();
  }

  @Test
  void whoLiesDown_looksAgain_ifNobodySearches() {
    idle.transitionToSearching();
    idle.transitionToSearching();
    assertThat(idle.transitionToParked(0, true)).isFalse();
    assertThat(idle.transitionToParked(2, false)).isFalse();
    assertThat(idle.transitionToParked(1, true)).isTrue();
    assertThat(idle.transitionToParked(3, false)).isTrue();
    assertThat(idle.isConsistent()).isTrue();
  }

  @Test
  void popSleeper_wakesAll_oneByOne_withoutSearching() {
    for (int worker = 0; worker < 4; worker++) {
      idle.transitionToParked(worker, false);
    }
    for (int worker = 3; worker >= 0; worker--) {
      assertThat(idle.popSleeper()).isEqualTo(worker);
    }
    assertThat(idle.popSleeper()).isEqualTo(Idle.NONE);
    assertThat(idle.searchingCount()).isZero();
    assertThat(idle.unparkedCount()).isEqualTo(4);
  }

  @Test
  void asManyWorkersAsAllowed_fitIntoTheWord() {
    Idle large = new Idle(Idle.MAX_WORKERS);
    for (int worker = 0; worker < Idle.MAX_WORKERS; worker++) {
      large.transitionToParked(worker, false);
    }
    assertThat(large.unparkedCount()).isZero();
    assertThat(large.isConsistent()).isTrue();
    assertThat(large.workerToNotify()).isEqualTo(Idle.MAX_WORKERS - 1);
  }
}
