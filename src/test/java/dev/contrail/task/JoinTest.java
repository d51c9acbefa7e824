package dev.contrail.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinTest {
  private final ManualContext cx = new ManualContext();
  private final Probe<String> first = new Probe<>();
  private final Probe<Integer> second = new Probe<>();
  private final IllegalStateException thrown = new IllegalStateException("first");

  @Test
  void join_isReady_whenAllAre_andPollsNoneAgainThatWas() throws Exception {
    Task<Pair<String, Integer>> join = Tasks.join(first, second);
    first.ready("a");
    assertThat(cx.poll(join).isReady()).isFalse();
    second.ready(2);
    assertThat(cx.poll(join).value()).isEqualTo(new Pair<>("a", 2));
    assertThat(first.polls).isEqualTo(1);
    assertThat(first.cancels + second.cancels).isZero();
  }

  @Test
  void join_keepsTheOrder_ofThreeAndOfAList() throws Exception {
    assertThat(cx.poll(Tasks.join(Tasks.ready(1), Tasks.ready("2"), Tasks.ready(3.0))).value())
        .isEqualTo(new Triple<>(1, "2", 3.0));
    assertThat(cx.poll(Tasks.join(List.of(Tasks.ready(1), Tasks.ready(2)))).value())
        .containsExactly(1, 2);
    assertThat(cx.poll(Tasks.join(List.<Task<Integer>>of())).value()).isEmpty();
  }

  @Test
  void join_beginsEachPollWithAnotherBranch() throws Exception {
    List<Integer> order = new ArrayList<>();
    List<Task<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int index = i;
      tasks.add(
          context -> {
            order.add(index);
            return context.pending(new Probe<>());
          });
    }
    Task<List<Integer>> join = Tasks.join(tasks);
    for (int i = 0; i < 4; i++) {
      cx.poll(join);
    }
    assertThat(order).containsExactly(0, 1, 2, 1, 2, 0, 2, 0, 1, 0, 1, 2);
  }

  @Test
  void join_waitsForTheOthers_whenOneFails() throws Exception {
    Task<Pair<String, Integer>> join = Tasks.join(first.fail(thrown), second);
    assertThat(cx.poll(join).isReady()).isFalse();
    assertThat(first.cancels).isEqualTo(1);
    assertThat(second.cancels).isZero();
    second.ready(2);
    assertThatThrownBy(() -> cx.poll(join)).isSameAs(thrown);
    join.cancel();
    assertThat(first.cancels).isEqualTo(1);
    assertThat(second.cancels).isZero();
  }

  @Test
  void join_suppressesLaterFailures_andThoseOfCancel() throws Exception {
    IllegalStateException later = new IllegalStateException("second");
    IllegalStateException cancel = new IllegalStateException("cancel");
    Task<Pair<String, Integer>> join = Tasks.join(first.fail(thrown).failCancel(cancel), second);
    cx.poll(join);
    second.fail(later);
    assertThatThrownBy(() -> cx.poll(join)).isSameAs(thrown).hasSuppressedException(later);
    assertThat(thrown).hasSuppressedException(cancel);
  }

  @Test
  void join_doesNotWait_whenABranchThrowsAnError() {
    AssertionError error = new AssertionError("error");
    Task<Integer> failing =
        context -> {
          throw error;
        };
    Task<Pair<Integer, Integer>> join = Tasks.join(failing, second);
    assertThatThrownBy(() -> cx.poll(join)).isSameAs(error);
  }

  @Test
  void tryJoin_failsAtOnce_andCancelTakesThemAll() {
    Task<Pair<String, Integer>> join = Tasks.tryJoin(first.fail(thrown), second);
    assertThatThrownBy(() -> cx.poll(join)).isSameAs(thrown);
    join.cancel();
    assertThat(first.cancels).isEqualTo(1);
    assertThat(second.cancels).isEqualTo(1);
  }

  @Test
  void tryJoin_isReady_whenAllAre() throws Exception {
    assertThat(cx.poll(Tasks.tryJoin(first.ready("a"), second.ready(2))).value())
        .isEqualTo(new Pair<>("a", 2));
    assertThat(cx.poll(Tasks.tryJoin(Tasks.ready(1), Tasks.ready(2), Tasks.ready(3))).value())
        .isEqualTo(new Triple<>(1, 2, 3));
    assertThat(cx.poll(Tasks.tryJoin(List.of(Tasks.ready(1)))).value()).containsExactly(1);
  }

  @Test
  void cancel_closesLeasesThatWereNotReceived() throws Exception {
    CountingLease lease = new CountingLease();
    Task<Pair<CountingLease, Integer>> join = Tasks.join(Tasks.ready(lease), second);
    cx.poll(join);
    join.cancel();
    join.cancel();
    assertThat(lease.closes).isEqualTo(1);
    assertThat(second.cancels).isEqualTo(1);
  }
}
