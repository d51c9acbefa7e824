package dev.contrail.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectTest {
  private final ManualContext cx = new ManualContext();
  private final Probe<String> first = new Probe<>();
  private final Probe<String> second = new Probe<>();

  @Test
  void select_pends_whileNoneIsReady() throws Exception {
    assertThat(cx.poll(Tasks.select(first, second)).isReady()).isFalse();
    assertThat(first.polls).isEqualTo(1);
    assertThat(second.polls).isEqualTo(1);
    assertThat(first.cancels + second.cancels).isZero();
  }

  @Test
  void select_isReadyWithTheFirst_andCancelsTheOtherOnceInThatPoll() throws Exception {
    Task<String> select = Tasks.select(first, second);
    cx.poll(select);
    second.ready("b");
    assertThat(cx.poll(select).value()).isEqualTo("b");
    assertThat(first.cancels).isEqualTo(1);
    assertThat(second.cancels).isZero();
  }

  @Test
  void select_cancelsALoserThatWasNeverPolled() throws Exception {
    assertThat(cx.poll(Tasks.selectBiased(first.ready("a"), second)).value()).isEqualTo("a");
    assertThat(second.polls).isZero();
    assertThat(second.cancels).isEqualTo(1);
  }

  @Test
  void selectBiased_prefersTheOrderGiven() throws Exception {
    for (int i = 0; i < 100; i++) {
      assertThat(cx.poll(Tasks.selectBiased(Tasks.ready(1), Tasks.ready(2))).value()).isEqualTo(1);
    }
  }

  @Test
  void select_letsEachOfSeveralReadyOnesWin() throws Exception {
    Set<Integer> winners = new HashSet<>();
    // The chance to miss one of three in 200 draws is below 10^-34.
    for (int i = 0; i < 200; i++) {
      winners.add(cx.poll(Tasks.select(Tasks.ready(1), Tasks.ready(2), Tasks.ready(3))).value());
    }
    assertThat(winners).containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void select_fails_whenABranchDoes_andCancelTakesThemAll() {
    IllegalStateException thrown = new IllegalStateException("branch");
    Task<String> select = Tasks.selectBiased(first.fail(thrown), second);
    assertThatThrownBy(() -> cx.poll(select)).isSameAs(thrown);
    select.cancel();
    assertThat(first.cancels).isEqualTo(1);
    assertThat(second.cancels).isEqualTo(1);
  }

  @Test
  void select_cancelsEveryLoser_whenOneOfThemThrows() {
    IllegalStateException thrown = new IllegalStateException("cancel");
    List<Probe<String>> losers = new ArrayList<>();
    List<Task<String>> tasks = new ArrayList<>();
    tasks.add(Tasks.ready("won"));
    for (int i = 0; i < 3; i++) {
      Probe<String> loser = new Probe<String>().failCancel(thrown);
      losers.add(loser);
      tasks.add(loser);
    }
    Task<String> select = Tasks.selectBiased(tasks);
    assertThatThrownBy(() -> cx.poll(select)).isSameAs(thrown);
    select.cancel();
    assertThat(losers).allMatch(loser -> loser.cancels == 1);
  }

  @Test
  void select_closesALeaseThatWonInVain() {
    CountingLease lease = new CountingLease();
    Probe<CountingLease> loser = new Probe<>();
    loser.failCancel(new IllegalStateException("cancel"));
    Task<CountingLease> select = Tasks.selectBiased(Tasks.ready(lease), loser);
    assertThatThrownBy(() -> cx.poll(select)).hasMessage("cancel");
    assertThat(lease.closes).isEqualTo(1);
  }

  @Test
  void cancel_passesOnToEveryBranchOnce() throws Exception {
    Task<String> select = Tasks.select(List.of(first, second));
    cx.poll(select);
    select.cancel();
    select.cancel();
    assertThat(first.cancels).isEqualTo(1);
    assertThat(second.cancels).isEqualTo(1);
  }

  @Test
  void select_needsABranch() {
    assertThatThrownBy(() -> Tasks.select(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
