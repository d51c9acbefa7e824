package dev.contrail.internal.scheduler;

import static dev.contrail.internal.scheduler.Cells.cell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.internal.task.TaskCell;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class InjectQueueTest {
  private final LocalQueue target = new LocalQueue(16);

  private static InjectQueue of(int workers, long... ids) {
    InjectQueue queue = new InjectQueue(workers);
    for (long id : ids) {
      queue.push(cell(id));
    }
    return queue;
  }

  /** Pushes one task from each of some threads, so that they spread over the shards. */
  private static InjectQueue ofThreads(int threads) throws InterruptedException {
    InjectQueue queue = new InjectQueue(8);
    for (int i = 0; i < threads; i++) {
      long id = i;
      Thread thread = new Thread(() -> queue.push(cell(id)));
      thread.start();
      thread.join();
    }
    return queue;
  }

  private static @Nullable Long id(@Nullable TaskCell<?> task) {
    return task == null ? null : task.id();
  }

  private List<Long> targetIds() {
    List<Long> ids = new ArrayList<>();
    for (TaskCell<?> task; (task = target.pop()) != null; ) {
      ids.add(task.id());
    }
    return ids;
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 2", "4, 4", "7, 4", "8, 8", "100, 8"})
  void shards_areAPowerOfTwo_atMostOnePerWorker_andAtMostEight(int workers, int shards) {
    assertThat(InjectQueue.shardsFor(workers)).isEqualTo(shards);
  }

  @Test
  void aNewQueue_isEmpty() {
    InjectQueue queue = new InjectQueue(4);

    assertThat(queue.isEmpty()).isTrue();
    assertThat(queue.depth()).isZero();
    assertThat(queue.popInto(target, 5, 0)).isNull();
  }

  @Test
  void popInto_returnsTheOldest_andPutsTheNextIntoTheLocalQueue() {
    InjectQueue queue = of(1, 1, 2, 3, 4);

    assertThat(id(queue.popInto(target, 3, 0))).isEqualTo(1L);
    assertThat(targetIds()).containsExactly(2L, 3L);
    assertThat(queue.depth()).isOne();
    assertThat(queue.isEmpty()).isFalse();
    assertThat(id(queue.popInto(target, 3, 0))).isEqualTo(4L);
    assertThat(targetIds()).isEmpty();
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void popInto_ofNone_takesNone() {
    InjectQueue queue = of(1, 1);

    assertThat(queue.popInto(target, 0, 0)).isNull();
    assertThat(queue.depth()).isOne();
  }

  @Test
  void depth_isTheSumOfAllShards_andPopInto_emptiesAll_fromAnyStart() throws Exception {
    for (int start = 0; start < 20; start++) {
      InjectQueue queue = ofThreads(16);
      assertThat(queue.depth()).isEqualTo(16);

      TaskCell<?> first = queue.popInto(target, 16, start);

      List<Long> ids = targetIds();
      ids.add(id(first));
      assertThat(ids).doesNotHaveDuplicates().hasSize(16);
      assertThat(queue.isEmpty()).isTrue();
    }
  }

  @Test
  void popInto_takesNoMoreThanAskedFor_fromSeveralShards() throws Exception {
    InjectQueue queue = ofThreads(16);

    assertThat(queue.popInto(target, 11, 3)).isNotNull();

    assertThat(targetIds()).hasSize(10);
    assertThat(queue.depth()).isEqualTo(5);
  }

  @Test
  void aShard_isReleased_whenTheLocalQueueHasNoRoom() {
    InjectQueue queue = of(1, 1, 2, 3, 4);
    LocalQueue small = new LocalQueue(2);
    small.push(cell(10));
    small.push(cell(11));

    assertThatThrownBy(() -> queue.popInto(small, 3, 0)).isInstanceOf(AssertionError.class);

    assertThat(id(queue.popInto(target, 1, 0))).isEqualTo(3L);
  }

  /** Two producers and three consumers, over two shards. */
  @Test
  void everyTask_isTakenOnce_andInTheOrderOfItsProducer() throws Exception {
    int each = 20_000;
    InjectQueue queue = new InjectQueue(3);
    AtomicIntegerArray taken = new AtomicIntegerArray(2 * each);
    CountDownLatch left = new CountDownLatch(2 * each);
    List<String> outOfOrder = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int producer = 0; producer < 2; producer++) {
      int first = producer * each;
      threads.add(
          new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  queue.push(cell(first + i));
                }
              }));
    }
    for (int consumer = 0; consumer < 3; consumer++) {
      int start = consumer;
      threads.add(
          new Thread(
              () -> {
                long[] last = {-1, -1};
                LocalQueue room = new LocalQueue(4);
                while (left.getCount() > 0) {
                  TaskCell<?> task = queue.popInto(room, 5, start);
                  for (; task != null; task = room.pop()) {
                    int id = (int) task.id();
                    int producer = id / each;
                    if (id <= last[producer]) {
                      synchronized (outOfOrder) {
                        outOfOrder.add(id + " after " + last[producer]);
                      }
                    }
                    last[producer] = id;
                    taken.incrementAndGet(id);
                    left.countDown();
                  }
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(outOfOrder).isEmpty();
    for (int id = 0; id < 2 * each; id++) {
      assertThat(taken.get(id)).as("times that task %s was taken", id).isOne();
    }
    assertThat(queue.isEmpty()).isTrue();
  }
}
