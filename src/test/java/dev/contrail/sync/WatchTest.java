package dev.contrail.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.task.ManualContext;
import dev.contrail.task.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {
  private final ManualContext cx = new ManualContext();
  private final ManualContext other = new ManualContext();
  private final Watch<String> watch = new Watch<>("initial");
  private final WatchReceiver<String> receiver = watch.subscribe();

  @Test
  void changed_isReadyWithTheNewestValue_onceForAllBeforeIt() throws Exception {
    Task<String> task = receiver.changed();
    assertThat(cx.poll(task).isReady()).isFalse();
    assertThat(watch.send("first")).isTrue();
    assertThat(watch.send("second")).isTrue();
    assertThat(cx.wakes()).isEqualTo(1);
    assertThat(cx.poll(task).value()).isEqualTo("second");
    assertThat(cx.poll(receiver.changed()).isReady()).isFalse();
  }

  @Test
  void send_isSeenByEveryReceiver() throws Exception {
    List<ManualContext> contexts = new ArrayList<>();
    List<Task<String>> tasks = new ArrayList<>();
    for (int i = 0; i < 100; i++) { // more than are woken under one lock
      contexts.add(new ManualContext());
      tasks.add(watch.subscribe().changed());
      contexts.get(i).poll(tasks.get(i));
    }
    WatchReceiver<String> idle = watch.subscribe();
    watch.send("value");
    for (int i = 0; i < 100; i++) {
      assertThat(contexts.get(i).wakes()).isEqualTo(1);
      assertThat(contexts.get(i).poll(tasks.get(i)).value()).isEqualTo("value");
    }
    assertThat(cx.poll(idle.changed()).value()).isEqualTo("value");
    assertThat(watch.waiters()).isZero();
  }

  @Test
  void send_ofAnEqualValue_isAChange() throws Exception {
    watch.send("initial");
    assertThat(receiver.hasChanged()).isTrue();
    assertThat(cx.poll(receiver.changed()).value()).isEqualTo("initial");
  }

  @Test
  void modify_makesTheNewValueOfTheOld() throws Exception {
    assertThat(watch.modify(before -> before + "!")).isTrue();
    assertThat(watch.get()).isEqualTo("initial!");
    assertThat(cx.poll(receiver.changed()).value()).isEqualTo("initial!");
  }

  @Test
  void subscribe_hasSeenTheValueOfThatMoment() throws Exception {
    watch.send("before");
    WatchReceiver<String> late = watch.subscribe();
    assertThat(late.hasChanged()).isFalse();
    assertThat(late.get()).isEqualTo("before");
    assertThat(cx.poll(late.changed()).isReady()).isFalse();
  }

  @Test
  void get_marksNothingSeen_andGetAndMarkSeenDoes() throws Exception {
    watch.send("value");
    assertThat(receiver.get()).isEqualTo("value");
    assertThat(receiver.hasChanged()).isTrue();
    assertThat(receiver).hasToString("WatchReceiver[value, changed]");
    assertThat(receiver.getAndMarkSeen()).isEqualTo("value");
    assertThat(receiver.hasChanged()).isFalse();
    assertThat(cx.poll(receiver.changed()).isReady()).isFalse();
  }

  @Test
  void markChanged_hasTheNextChangedReadyAtOnce() throws Exception {
    receiver.markChanged();
    assertThat(cx.poll(receiver.changed()).value()).isEqualTo("initial");
    assertThat(cx.poll(receiver.changed()).isReady()).isFalse();
  }

  @Test
  void waitFor_isReadyAtTheFirstValueThatWillDo_seenOrNot() throws Exception {
    assertThat(cx.poll(receiver.waitFor("initial"::equals)).value()).isEqualTo("initial");
    Task<String> task = receiver.waitFor("wanted"::equals);
    cx.poll(task);
    watch.send("unwanted");
    assertThat(cx.poll(task).isReady()).isFalse();
    assertThat(receiver.hasChanged()).isTrue();
    watch.send("wanted");
    assertThat(cx.wakes()).isEqualTo(2);
    assertThat(cx.poll(task).value()).isEqualTo("wanted");
    assertThat(receiver.hasChanged()).isFalse();
  }

  @Test
  void close_letsTheLastValueBeSeen_andNothingMore() throws Exception {
    Task<String> task = receiver.changed();
    cx.poll(task);
    watch.send("last");
    watch.close();
    watch.close();
    assertThat(receiver.isClosed()).isTrue();
    assertThat(watch.send("late")).isFalse();
    assertThat(watch.modify(before -> "late")).isFalse();
    assertThat(cx.poll(task).value()).isEqualTo("last");
    assertThatThrownBy(() -> cx.poll(receiver.changed())).isInstanceOf(ClosedException.class);
    assertThatThrownBy(() -> cx.poll(receiver.waitFor("late"::equals)))
        .isInstanceOf(ClosedException.class);
    assertThat(watch).hasToString("Watch[last, closed]");
  }

  @Test
  void close_wakesThoseWhoWait() throws Exception {
    Task<String> task = receiver.changed();
    cx.poll(task);
    watch.close();
    assertThat(cx.wakes()).isEqualTo(1);
    assertThatThrownBy(() -> cx.poll(task)).isInstanceOf(ClosedException.class);
    task.cancel();
    assertThat(watch.waiters()).isZero();
  }

  @Test
  void cancel_hasSeenNothing_andLeavesNoWaiter() throws Exception {
    Task<String> task = receiver.changed();
    cx.poll(task);
    watch.send("value");
    task.cancel();
    task.cancel();
    assertThat(receiver.hasChanged()).isTrue();
    Task<String> again = watch.subscribe().changed();
    other.poll(again);
    again.cancel();
    assertThat(watch.waiters()).isZero();
    watch.send("another");
    assertThat(other.wakes()).isZero();
  }

  @Test
  void changed_hasSeenNothing_whenTheBudgetIsSpent() throws Exception {
    watch.send("value");
    cx.budget = 0;
    assertThat(cx.poll(receiver.changed()).isReady()).isFalse();
    assertThat(cx.isScheduled()).isTrue();
    assertThat(receiver.hasChanged()).isTrue();
  }

  @Test
  void poll_again_changesNothing_andAnotherTaskTakesTheWaitOver() throws Exception {
    Task<String> task = receiver.changed();
    cx.poll(task);
    cx.poll(task);
    other.poll(task);
    assertThat(watch.waiters()).isEqualTo(1);
    watch.send("value");
    assertThat(cx.wakes()).isZero();
    assertThat(other.wakes()).isEqualTo(1);
  }

  @Test
  void unwatched_isReady_onceNoReceiverIsOpen() throws Exception {
    WatchReceiver<String> second = watch.subscribe();
    Task<?> task = watch.unwatched();
    assertThat(cx.poll(task).isReady()).isFalse();
    receiver.close();
    receiver.close();
    assertThat(watch.receivers()).isEqualTo(1);
    assertThat(cx.poll(task).isReady()).isFalse();
    second.close();
    assertThat(cx.wakes()).isEqualTo(1);
    assertThat(cx.poll(task).isReady()).isTrue();
    watch.subscribe();
    assertThat(cx.poll(watch.unwatched()).isReady()).isFalse();
  }

  @Test
  void unwatched_leavesNoWaiter_whenCancelled() throws Exception {
    Task<?> task = watch.unwatched();
    cx.poll(task);
    cx.poll(task);
    other.poll(task);
    assertThat(watch.waiters()).isEqualTo(1);
    task.cancel();
    assertThat(watch.waiters()).isZero();
    receiver.close();
    assertThat(cx.wakes() + other.wakes()).isZero();
  }

  @Test
  void value_mayBeNull() throws Exception {
    Watch<String> nullable = new Watch<>(null);
    WatchReceiver<String> looking = nullable.subscribe();
    assertThat(looking.get()).isNull();
    nullable.send(null);
    assertThat(cx.poll(looking.changed()).value()).isNull();
  }
}
