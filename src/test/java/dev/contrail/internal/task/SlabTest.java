package dev.contrail.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SlabTest {
  private static final int CHUNK = 1024;

  private final Slab slab = new Slab();

  private static TaskCell<?> cell(long id) {
    return RunOnceCell.executed(new FakeSchedule(), id, null, () -> {});
  }

  private List<TaskCell<?>> insert(int count) {
    List<TaskCell<?>> cells = new ArrayList<>();
    for (int id = 0; id < count; id++) {
      TaskCell<?> cell = cell(id);
      cells.add(cell);
      slab.insert(cell);
    }
    return cells;
  }

  private List<TaskCell<?>> walk() {
    List<TaskCell<?>> met = new ArrayList<>();
    slab.forEach(met::add);
    return met;
  }

  @Test
  void insert_grows_whenNoSlotIsFree() {
    insert(CHUNK);
    assertThat(slab.capacity()).isEqualTo(CHUNK);
    insert(1);
    assertThat(slab.capacity()).isEqualTo(2 * CHUNK);
  }

  @Test
  void forEach_meetsEachTaskOnce_afterAnyGrowth() {
    List<TaskCell<?>> cells = insert(10 * CHUNK + 1);
    assertThat(walk()).hasSize(cells.size()).containsExactlyInAnyOrderElementsOf(cells);
  }

  @Test
  void remove_leavesNothing() {
    insert(3 * CHUNK).forEach(Slab::remove);
    assertThat(walk()).isEmpty();
  }

  @Test
  void remove_keepsNoTaskAlive() {
    TaskCell<?> cell = cell(1);
    WeakReference<TaskCell<?>> reference = new WeakReference<>(cell);
    slab.insert(cell);
    Slab.remove(cell);
    cell = null;
    for (int i = 0; i < 100 && reference.get() != null; i++) {
      System.gc();
    }
    assertThat(reference.get()).isNull();
  }

  @Test
  void freedSlots_areUsedAgain() {
    for (int id = 0; id < 100 * CHUNK; id++) {
      TaskCell<?> cell = cell(id);
      slab.insert(cell);
      Slab.remove(cell);
    }
    assertThat(slab.capacity()).isEqualTo(CHUNK);
  }

  @Test
  void capacity_staysWithinTwiceThePeak_howeverTasksComeAndGo() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    ArrayDeque<TaskCell<?>> live = new ArrayDeque<>();
    int peak = 0;
    for (int id = 0; id < 400_000; id++) {
      boolean isGrowing = id / 50_000 % 2 == 0;
      if (live.isEmpty() || random.nextInt(100) < (isGrowing ? 60 : 40)) {
        TaskCell<?> cell = cell(id);
        slab.insert(cell);
        if (random.nextBoolean()) {
          live.addFirst(cell);
        } else {
          live.addLast(cell);
        }
      } else {
        Slab.remove(random.nextInt(8) == 0 ? live.removeLast() : live.removeFirst());
      }
      peak = Math.max(peak, live.size());
    }
    assertThat(walk()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(live);
    assertThat(slab.capacity()).as("seed %d", seed).isLessThanOrEqualTo(2 * peak + 2 * CHUNK);
  }

  @Test
  void aDenseChunk_isPassedOver() {
    insert(4 * CHUNK); // to stay
    freeAndFill(20 * CHUNK);
    assertThat(slab.toString()).containsPattern("skips \\[.*[1-9]");
    assertThat(slab.capacity()).isLessThanOrEqualTo(8 * CHUNK);
  }

  private void freeAndFill(int count) {
    for (int id = 0; id < count; id++) {
      TaskCell<?> cell = cell(id);
      slab.insert(cell);
      Slab.remove(cell);
    }
  }

  @Test
  @Tag("stress")
  @Timeout(60)
  void insertsOfManyThreads_doNotMeet_andDoNotGrowASlabThatIsNearlyEmpty() throws Exception {
    int rounds = 1_000_000 * Integer.getInteger("contrail.rounds", 1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      TaskCell<?> cell = cell(i);
      threads.add(
          new Thread(
              () -> {
                for (int round = 0; round < rounds; round++) {
                  slab.insert(cell);
                  VarHandle.fullFence(); // so that the look is at memory, not at the own store
                  if (cell.slab[cell.slabIndex] != cell) {
                    return; // another took its slot: it is missing below
                  }
                  Slab.remove(cell);
                }
                slab.insert(cell);
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    Set<Long> ids = new HashSet<>();
    slab.forEach(task -> ids.add(task.id()));
    assertThat(ids).containsExactlyInAnyOrder(0L, 1L, 2L, 3L);
    assertThat(slab.capacity()).isEqualTo(CHUNK);
  }
}
