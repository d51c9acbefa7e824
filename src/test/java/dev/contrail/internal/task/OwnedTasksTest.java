package dev.contrail.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OwnedTasksTest {
  private static final int ROUNDS = Integer.getInteger("contrail.rounds", 1);

  private final OwnedTasks owned = new OwnedTasks(2, 4);
  private volatile int cut;

  private static TaskCell<?> cell(long id) {
    return RunOnceCell.executed(new FakeSchedule(), id, null, () -> {});
  }

  private Map<TaskCell<?>, Integer> walk() {
    Map<TaskCell<?>, Integer> met = new HashMap<>();
    owned.forEach(task -> met.merge(task, 1, Integer::sum));
    return met;
  }

  @Test
  void aRegistry_holdsWhatWasInserted_byWorkersAndOthers() {
    TaskCell<?> first = cell(1);
    TaskCell<?> second = cell(2);
    TaskCell<?> third = cell(3);
    owned.insert(0, first);
    owned.insert(1, second);
    owned.insertShared(third);
    assertThat(walk()).containsOnly(Map.entry(first, 1), Map.entry(second, 1), Map.entry(third, 1));
    owned.remove(second);
    assertThat(walk()).containsOnlyKeys(first, third);
  }

  @Test
  @Tag("stress")
  @Timeout(60)
  void aWalk_meetsOnce_whoIsRegisteredThroughout_andNobodyTwice() throws Exception {
    List<TaskCell<?>> staying = new ArrayList<>();
    for (int id = 0; id < 5_000; id++) {
      staying.add(cell(id));
      owned.insert(id & 1, staying.get(id));
    }
    AtomicBoolean isDone = new AtomicBoolean();
    List<Thread> churning = new ArrayList<>();
    for (int worker = 0; worker < 2; worker++) {
      churning.add(new Thread(churn(worker, isDone)));
      churning.add(new Thread(churn(-1, isDone)));
    }
    churning.forEach(Thread::start);
    for (int round = 0; round < 30 * ROUNDS; round++) {
      Map<TaskCell<?>, Integer> met = walk();
      assertThat(met).containsKeys(staying.toArray(new TaskCell<?>[0]));
      assertThat(met.values()).containsOnly(1);
    }
    isDone.set(true);
    for (Thread thread : churning) {
      thread.join();
    }
    staying.forEach(owned::remove);
    assertThat(walk()).as("left after all were removed").isEmpty();
  }

  /** Keeps a few thousand tasks coming and going, so that slabs grow and slots are used again. */
  private Runnable churn(int worker, AtomicBoolean isDone) {
    return () -> {
      List<TaskCell<?>> live = new ArrayList<>();
      for (int id = 10_000; !isDone.get(); id++) {
        TaskCell<?> cell = cell(id);
        if (worker < 0) {
          owned.insertShared(cell);
        } else {
          owned.insert(worker, cell);
        }
        live.add(cell);
        if (live.size() == 3_000) {
          live.forEach(owned::remove);
          live.clear();
        }
      }
      live.forEach(owned::remove);
    };
  }

  @Test
  @Tag("stress")
  @Timeout(60)
  void aTaskIsRemovedByAnotherThread_whileItsSlotIsTakenAgain() throws Exception {
    int tasks = 100_000 * ROUNDS;
    AtomicReferenceArray<TaskCell<?>> handed = new AtomicReferenceArray<>(64);
    Thread remover =
        new Thread(
            () -> {
              for (int i = 0; i < tasks; i++) {
                int place = i & 63;
                Spin.until(() -> handed.get(place) != null);
                owned.remove(handed.getAndSet(place, null));
              }
            });
    remover.start();
    for (int i = 0; i < tasks; i++) {
      TaskCell<?> cell = cell(i);
      owned.insert(0, cell);
      int place = i & 63;
      Spin.until(() -> handed.compareAndSet(place, null, cell));
    }
    remover.join();
    assertThat(walk()).isEmpty();
  }

  @Test
  @Tag("stress")
  @Timeout(60)
  void whoeverMeetsATask_mayRemoveItAtOnce() throws Exception {
    int tasks = 1_000_000 * ROUNDS;
    Thread inserting =
        new Thread(
            () -> {
              for (int i = 0; i < tasks; i++) {
                owned.insert(0, cell(i));
              }
            });
    inserting.start();
    long removed = 0;
    boolean isLast;
    do {
      isLast = !inserting.isAlive();
      for (TaskCell<?> task : walk().keySet()) {
        owned.remove(task);
        removed++;
      }
    } while (!isLast);
    assertThat(removed).isEqualTo(tasks);
    assertThat(walk()).isEmpty();
  }

  @Test
  @Tag("stress")
  @Timeout(60)
  void aSpawnerThatDidNotSeeTheCut_isMetByTheWalkThatFollowsIt() throws Exception {
    int rounds = 5_000 * ROUNDS;
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger spawned = new AtomicInteger();
    int[] seen = new int[1];
    TaskCell<?>[] newest = new TaskCell<?>[1];
    Thread spawner =
        new Thread(
            () -> {
              for (int round = 1; round <= rounds; round++) {
                TaskCell<?> cell = cell(round);
                int expected = round;
                Spin.until(() -> begun.get() == expected);
                owned.insert(0, cell);
                seen[0] = cut;
                newest[0] = cell;
                spawned.set(round);
              }
            });
    spawner.start();
    for (int round = 1; round <= rounds; round++) {
      begun.set(round);
      Spin.times(round & 31);
      cut = round;
      Map<TaskCell<?>, Integer> met = walk();
      int expected = round;
      Spin.until(() -> spawned.get() == expected);
      if (seen[0] != round) {
        assertThat(met).as("round %d", round).containsKey(newest[0]);
      }
      owned.remove(newest[0]);
    }
    spawner.join();
  }
}
