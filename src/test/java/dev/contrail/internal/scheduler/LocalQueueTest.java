package dev.contrail.internal.scheduler;

import static dev.contrail.internal.scheduler.Cells.cell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.internal.task.TaskCell;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LocalQueueTest {
  private static final int CAPACITY = 4;

  private final LocalQueue queue = new LocalQueue(CAPACITY);
  private final LocalQueue thief = new LocalQueue(CAPACITY);
  private final InjectQueue inject = new InjectQueue(1);

  private void push(long... ids) {
    for (long id : ids) {
      assertThat(queue.push(cell(id))).isTrue();
    }
  }

  private static List<Long> drain(LocalQueue from) {
    List<Long> ids = new ArrayList<>();
    for (TaskCell<?> task = from.pop(); task != null; task = from.pop()) {
      ids.add(task.id());
    }
    return ids;
  }

  private List<Long> drainInject() {
    List<Long> ids = new ArrayList<>();
    LocalQueue room = new LocalQueue(CAPACITY);
    for (TaskCell<?> task; (task = inject.popInto(room, 1, 0)) != null; ) {
      ids.add(task.id());
    }
    return ids;
  }

  @Test
  void pop_givesTheOldest() {
    push(1, 2, 3);
    assertThat(drain(queue)).containsExactly(1L, 2L, 3L);
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void push_isRefused_whenFull() {
    push(1, 2, 3, 4);
    assertThat(queue.push(cell(5))).isFalse();
    assertThat(queue.size()).isEqualTo(CAPACITY);
    assertThat(queue.remaining()).isZero();
  }

  @Test
  void aRing_goesRoundAndRound() {
    for (long id = 1; id < 10 * CAPACITY; id++) {
      push(id, -id);
      assertThat(drain(queue)).containsExactly(id, -id);
    }
  }

  @Test
  void overflow_sendsTheYoungerHalf_andTheNewTask_outside() {
    push(1, 2, 3, 4);
    assertThat(queue.pushBackOrOverflow(cell(5), inject)).isEqualTo(3);
    assertThat(drain(queue)).containsExactly(1L, 2L);
    assertThat(drainInject()).containsExactly(3L, 4L, 5L);
  }

  @Test
  void overflow_sendsNothing_whenThereIsRoom() {
    push(1, 2, 3);
    assertThat(queue.pushBackOrOverflow(cell(4), inject)).isZero();
    assertThat(drain(queue)).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void spillHalf_keepsTheOlderHalf_wherevertheRingBegins() {
    for (int offset = 0; offset < 2 * CAPACITY; offset++) {
      push(1, 2, 3);
      assertThat(queue.spillHalf(inject)).isEqualTo(2);
      push(4);
      assertThat(drain(queue)).containsExactly(1L, 4L);
      assertThat(drainInject()).containsExactly(2L, 3L);
    }
  }

  @Test
  void stealInto_takesHalf_roundedUp_fromTheOldEnd() {
    push(1, 2, 3);
    TaskCell<?> last = queue.stealInto(thief);
    assertThat(last).isNotNull();
    assertThat(last.id()).isEqualTo(2);
    assertThat(drain(thief)).containsExactly(1L);
    assertThat(drain(queue)).containsExactly(3L);
  }

  @Test
  void stealInto_takesTheOnlyTask() {
    push(1);
    assertThat(queue.stealInto(thief)).isNotNull();
    assertThat(thief.isEmpty()).isTrue();
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void stealInto_givesUp_whenThereIsNothing_orNoRoom() {
    assertThat(queue.stealInto(thief)).isNull();
    push(1, 2, 3, 4);
    for (long id = 10; id < 13; id++) {
      thief.push(cell(id));
    }
    assertThat(queue.stealInto(thief)).isNull();
    assertThat(drain(queue)).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void aTakenSlot_keepsNoTaskAlive() throws ReflectiveOperationException {
    push(1, 2, 3, 4);
    queue.stealInto(thief);
    drain(queue);
    var slots = LocalQueue.class.getDeclaredField("slots");
    slots.setAccessible(true);
    assertThat((Object[]) slots.get(queue)).containsOnlyNulls();
  }

  @Test
  void capacity_mustBeAPowerOfTwo() {
    assertThatThrownBy(() -> new LocalQueue(6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("power of two: 6");
  }

  @Test
  @Timeout(60)
  void eachTask_isTakenOnce_byItsOwner_orAThief_orFromOutside() throws Exception {
    int tasks = 300_000;
    AtomicIntegerArray taken = new AtomicIntegerArray(tasks);
    AtomicBoolean isDone = new AtomicBoolean();
    CountDownLatch ended = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      Thread stealing = new Thread(() -> stealUntil(isDone, taken, ended));
      stealing.start();
    }
    for (int id = 0; id < tasks; id++) {
      queue.pushBackOrOverflow(cell(id), inject);
      if (id % 3 == 0) {
        count(queue.pop(), taken);
      }
    }
    isDone.set(true);
    ended.await();
    drain(queue).forEach(id -> taken.incrementAndGet(id.intValue()));
    drainInject().forEach(id -> taken.incrementAndGet(id.intValue()));
    for (int id = 0; id < tasks; id++) {
      assertThat(taken.get(id)).as("task %d", id).isOne();
    }
  }

  private void stealUntil(AtomicBoolean isDone, AtomicIntegerArray taken, CountDownLatch ended) {
    LocalQueue own = new LocalQueue(CAPACITY);
    while (!isDone.get()) {
      count(queue.stealInto(own), taken);
      count(own.pop(), taken);
      count(own.pop(), taken);
    }
    ended.countDown();
  }

  private static void count(TaskCell<?> task, AtomicIntegerArray taken) {
    if (task != null) {
      taken.incrementAndGet((int) task.id());
    }
  }
}
