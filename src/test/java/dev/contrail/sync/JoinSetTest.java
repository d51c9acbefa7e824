package dev.contrail.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contrail.Scheduler;
import dev.contrail.task.CountingLease;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.ManualContext;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JoinSetTest {
  private final ManualContext cx = new ManualContext();
  private final ManualContext other = new ManualContext();
  private final JoinSet<Object> set = new JoinSet<>();

  private ManualHandle<Object> running(String name) {
    ManualHandle<Object> handle = new ManualHandle<>(name);
    assertThat(set.add(handle)).isSameAs(handle);
    return handle;
  }

  @Test
  void joinNext_takesEachTask_inTheOrderInWhichTheyEnd() throws Exception {
    ManualHandle<Object> first = running("first");
    ManualHandle<Object> second = running("second");
    ManualHandle<Object> third = running("third");
    Task<JoinHandle<Object>> next = set.joinNext();
    assertThat(cx.poll(next).isReady()).isFalse();
    third.complete("value");
    first.completeExceptionally(new IllegalStateException("failed"));
    assertThat(cx.wakes()).isEqualTo(1);
    assertThat(cx.poll(next).value()).isSameAs(third);
    assertThat(cx.poll(set.joinNext()).value()).isSameAs(first);
    assertThat(cx.poll(set.joinNext()).isReady()).isFalse();
    second.abort();
    assertThat(cx.poll(set.joinNext()).value()).isSameAs(second);
    assertThat(set.isEmpty()).isTrue();
  }

  @Test
  void joinNext_isReadyWithNull_whenTheSetIsEmpty() throws Exception {
    assertThat(cx.poll(set.joinNext()).value()).isNull();
    assertThat(set.tryJoinNext()).isNull();
    ManualHandle<Object> last = running("last");
    Task<?> winner = set.joinNext();
    Task<?> loser = set.joinNext();
    cx.poll(winner);
    other.poll(loser);
    last.complete("value");
    assertThat(other.wakes()).isZero();
    assertThat(cx.poll(winner).value()).isSameAs(last);
    assertThat(other.wakes()).isEqualTo(1);
    assertThat(other.poll(loser).value()).isNull();
    assertThat(set.waiters()).isZero();
  }

  @Test
  void add_ofATaskThatHasEnded_isTakenLikeAnyOther() throws Exception {
    ManualHandle<Object> ended = new ManualHandle<>("ended");
    ended.complete("value");
    set.add(ended);
    assertThat(set.size()).isEqualTo(1);
    assertThat(set.tryJoinNext()).isSameAs(ended);
    assertThat(set.tryJoinNext()).isNull();
  }

  @Test
  void tryJoinNext_takesWhatIsFinished_only() {
    ManualHandle<Object> first = running("first");
    assertThat(set.tryJoinNext()).isNull();
    assertThat(set).hasToString("JoinSet[1 running, 0 finished]");
    first.complete("value");
    assertThat(set).hasToString("JoinSet[0 running, 1 finished]");
    assertThat(set.tryJoinNext()).isSameAs(first);
  }

  @Test
  void cancel_hasTakenNothing_andLeavesNoWaiter() throws Exception {
    ManualHandle<Object> first = running("first");
    Task<?> task = set.joinNext();
    cx.poll(task);
    task.cancel();
    task.cancel();
    assertThat(set.waiters()).isZero();
    first.complete("value");
    assertThat(cx.wakes()).isZero();
    assertThat(set.tryJoinNext()).isSameAs(first);
  }

  @Test
  void cancel_passesOn_whatTheTaskWasWokenFor() throws Exception {
    ManualHandle<Object> first = running("first");
    Task<?> woken = set.joinNext();
    Task<?> behind = set.joinNext();
    cx.poll(woken);
    other.poll(behind);
    first.complete("value");
    woken.cancel();
    assertThat(other.wakes()).isEqualTo(1);
    assertThat(other.poll(behind).value()).isSameAs(first);
  }

  @Test
  void joinNext_takesNothing_whenTheBudgetIsSpent() throws Exception {
    running("first").complete("value");
    cx.budget = 0;
    assertThat(cx.poll(set.joinNext()).isReady()).isFalse();
    assertThat(cx.isScheduled()).isTrue();
    assertThat(set.size()).isEqualTo(1);
  }

  @Test
  void poll_again_changesNothing_andAnotherTaskTakesTheWaitOver() throws Exception {
    ManualHandle<Object> first = running("first");
    Task<?> task = set.joinNext();
    cx.poll(task);
    cx.poll(task);
    other.poll(task);
    assertThat(set.waiters()).isEqualTo(1);
    first.complete("value");
    assertThat(cx.wakes()).isZero();
    assertThat(other.wakes()).isEqualTo(1);
  }

  @Test
  void abortAll_leavesTheTasksInTheSet_cancelled() {
    List<ManualHandle<Object>> handles = List.of(running("first"), running("second"));
    set.abortAll();
    assertThat(set.size()).isEqualTo(2);
    for (ManualHandle<Object> handle : handles) {
      assertThat(set.tryJoinNext()).isSameAs(handle);
      assertThat(handle).isCancelled();
    }
  }

  @Test
  void detachAll_emptiesTheSet_andLeavesTheTasksAlone() throws Exception {
    ManualHandle<Object> first = running("first");
    Task<?> task = set.joinNext();
    cx.poll(task);
    set.detachAll();
    assertThat(cx.poll(task).value()).isNull();
    assertThat(first).isNotDone();
    first.complete("value");
    assertThat(set.isEmpty()).isTrue();
  }

  @Test
  void close_abortsAll_andClosesUntakenLeases() throws Exception {
    CountingLease lease = new CountingLease();
    ManualHandle<Object> aborted = running("aborted");
    running("finished").complete(lease);
    running("failed").completeExceptionally(new IllegalStateException("failed"));
    running("cancelled").abort();
    set.close();
    set.close();
    assertThat(aborted).isCancelled();
    assertThat(lease.closes).isEqualTo(1);
    assertThat(set.isEmpty()).isTrue();
    ManualHandle<Object> again = running("again");
    again.complete("value");
    assertThat(set.tryJoinNext()).isSameAs(again);
  }

  @Test
  void joinNext_inATask_takesAllThatWasSpawned() throws Exception {
    AtomicInteger sum = new AtomicInteger();
    try (Scheduler scheduler = Scheduler.builder().workers(2).build()) {
      JoinSet<Integer> numbers = new JoinSet<>();
      for (int i = 1; i <= 1_000; i++) {
        int number = i;
        numbers.add(scheduler.spawn(Tasks.yieldNow().map(nothing -> number)));
      }
      Task<Void> taking =
          Tasks.loop(
              () ->
                  numbers
                      .joinNext()
                      .map(
                          handle -> {
                            if (handle != null) {
                              sum.addAndGet(handle.join());
                            }
                            return handle == null;
                          }));
      scheduler.spawn(taking).get(30, TimeUnit.SECONDS);
      assertThat(numbers.isEmpty()).isTrue();
    }
    assertThat(sum).hasValue(500_500);
  }

  @Test
  void set_isForgotten_byTasksThatRunOnWithoutIt() {
    try (Scheduler scheduler = Scheduler.builder().workers(1).build()) {
      Notify end = new Notify();
      List<JoinHandle<Void>> handles = new ArrayList<>();
      WeakReference<JoinSet<Void>> forgotten = detached(scheduler, end, handles);
      await()
          .atMost(30, TimeUnit.SECONDS)
          .untilAsserted(
              () -> {
                System.gc();
                assertThat(forgotten.get()).isNull();
              });
      assertThat(handles.get(0)).isNotDone();
      end.notifyOne();
    }
  }

  private static WeakReference<JoinSet<Void>> detached(
      Scheduler scheduler, Notify end, List<JoinHandle<Void>> handles) {
    JoinSet<Void> set = new JoinSet<>();
    handles.add(set.add(scheduler.spawn(end.notified())));
    set.detachAll();
    return new WeakReference<>(set);
  }
}
