package dev.contrail.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.internal.task.TaskWord.Life;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JoinerListTest {
  private static final VarHandle JOINERS;
  private static final VarHandle CROWD;

  static {
    try {
      var lookup = MethodHandles.privateLookupIn(JoinerList.class, MethodHandles.lookup());
      JOINERS = lookup.findVarHandle(JoinerList.class, "joiners", Object.class);
      CROWD =
          MethodHandles.privateLookupIn(Crowd.class, lookup)
              .findVarHandle(Crowd.class, "joiners", Set.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final JoinerList task = new JoinerList() {};

  JoinerListTest() {
    TaskWord.setBits(task, Life.RUNNING.ordinal());
  }

  @SuppressWarnings("unchecked")
  private List<Joiner> linked() {
    Object joiners = JOINERS.getVolatile(task);
    if (joiners instanceof Crowd crowd) {
      return List.copyOf((Set<Joiner>) CROWD.getVolatile(crowd));
    }
    return joiners instanceof Joiner joiner ? List.of(joiner) : List.of();
  }

  private CountedJoiner add() {
    CountedJoiner joiner = new CountedJoiner();
    task.addJoiner(joiner);
    return joiner;
  }

  private void complete() {
    task.transitionToDone();
    task.drainJoiners();
  }

  @Test
  void aJoiner_isToldOfTheEnd() {
    CountedJoiner first = add();
    CountedJoiner second = add();
    assertThat(first.told).hasValue(0);
    complete();
    complete();
    assertThat(first.told).hasValue(1);
    assertThat(second.told).hasValue(1);
    assertThat(linked()).isEmpty();
  }

  @Test
  void aJoinerThatComesLate_isToldAtOnce() {
    complete();
    assertThat(add().told).hasValue(1);
    assertThat(linked()).isEmpty();
  }

  @Test
  void aJoinerThatLeft_isNotTold_whereverItStood() {
    for (int leaving = 0; leaving < 4; leaving++) {
      JoinerListTest fresh = new JoinerListTest();
      List<CountedJoiner> joiners = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        joiners.add(fresh.add());
      }
      CountedJoiner left = joiners.remove(leaving);
      fresh.task.removeJoiner(left);
      fresh.task.removeJoiner(left);
      assertThat(fresh.linked()).containsExactlyElementsOf(joiners);
      fresh.complete();
      assertThat(left.told).hasValue(0);
      assertThat(joiners).allMatch(joiner -> joiner.told.get() == 1);
    }
  }

  @Test
  @Timeout(30)
  void joinersThatComeAndGo_leaveNothingBehind() {
    CountedJoiner staying = add();
    for (int i = 0; i < 100_000; i++) {
      task.removeJoiner(add());
    }
    assertThat(linked()).containsExactly(staying);
  }

  @Test
  @Tag("stress")
  @Timeout(60)
  void joinersOfManyThreads_thatComeAndGo_leaveNothingBehind() throws Exception {
    CountedJoiner staying = add();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          new Thread(
              () -> {
                for (int round = 0; round < 100_000; round++) {
                  CountedJoiner first = add();
                  CountedJoiner second = add();
                  task.removeJoiner(first);
                  task.removeJoiner(second);
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(linked()).containsExactly(staying);
  }

  @Test
  @Tag("stress")
  @Timeout(60)
  void theEnd_isToldOnce_toWhoCameBeforeAndDuringIt() throws Exception {
    int rounds = 3_000 * Integer.getInteger("contrail.rounds", 1);
    for (int round = 0; round < rounds; round++) {
      JoinerListTest fresh = new JoinerListTest();
      CountedJoiner before = fresh.add();
      CountedJoiner leaving = fresh.add();
      AtomicInteger ready = new AtomicInteger();
      CountedJoiner[] during = new CountedJoiner[1];
      Thread joining =
          new Thread(
              () -> {
                ready.incrementAndGet();
                Spin.until(() -> ready.get() == 2);
                fresh.task.removeJoiner(leaving);
                during[0] = fresh.add();
              });
      joining.start();
      ready.incrementAndGet();
      Spin.until(() -> ready.get() == 2);
      Spin.times(round & 127);
      fresh.complete();
      joining.join();
      assertThat(before.told).hasValue(1);
      assertThat(during[0].told).hasValue(1);
      assertThat(leaving.told.get()).isLessThanOrEqualTo(1);
    }
  }
}
