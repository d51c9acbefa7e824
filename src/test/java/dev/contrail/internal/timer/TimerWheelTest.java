package dev.contrail.internal.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TimerWheelTest {
  private static final int LEVELS = 6;
  private static final long SPAN = 1L << 36;

  private static final TimerThread NO_THREAD = new TimerThread("never started", broken -> {});

  private static Timer timer(long tick) {
    return new Timer(NO_THREAD, tick, () -> {});
  }

  private static List<Timer> advance(TimerWheel wheel, long to) {
    List<Timer> fired = new ArrayList<>();
    wheel.advance(to, fired::add);
    return fired;
  }

  @Test
  void anEmptyWheel_hasNothingToDo() {
    TimerWheel wheel = new TimerWheel(0);
    assertThat(wheel.nextTick()).isEqualTo(Long.MAX_VALUE);
    assertThat(advance(wheel, SPAN * 3)).isEmpty();
    assertThat(wheel.nextTick()).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 63, 64, 65, 4095, 4096, 1L << 18, 1L << 30, SPAN - 1, SPAN, 3 * SPAN})
  void aTimer_firesAtItsTick_andNotBefore(long distance) {
    for (long start : new long[] {0, 1, 62, 63, 4095, SPAN - 1, SPAN, 5 * SPAN - 64}) {
      TimerWheel wheel = new TimerWheel(start);
      Timer timer = timer(start + distance);
      wheel.link(timer);
      assertThat(advance(wheel, start + distance - 1)).as("from %d", start).isEmpty();
      assertThat(advance(wheel, start + distance)).as("from %d", start).containsExactly(timer);
      assertThat(wheel.nextTick()).isEqualTo(Long.MAX_VALUE);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1000, -1, 0})
  void aTimerWhoseTickHasCome_firesAtTheNext(long distance) {
    for (long start : new long[] {0, 63, 4095, SPAN - 1}) {
      TimerWheel wheel = new TimerWheel(start);
      Timer timer = timer(start + distance);
      wheel.link(timer);
      assertThat(wheel.nextTick()).isEqualTo(start + 1);
      assertThat(advance(wheel, start)).isEmpty();
      assertThat(advance(wheel, start + 1)).containsExactly(timer);
    }
  }

  @Test
  void unlinked_doesNotFire_andLeavesNothing() {
    TimerWheel wheel = new TimerWheel(0);
    Timer first = timer(10);
    Timer second = timer(10);
    Timer third = timer(10);
    List.of(first, second, third).forEach(wheel::link);
    wheel.unlink(second);
    wheel.unlink(second);
    assertThat(advance(wheel, 10)).containsExactlyInAnyOrder(first, third);
    wheel.unlink(first);
    wheel.link(second);
    wheel.unlink(second);
    assertThat(wheel.nextTick()).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 63, 64, 65, 4095, 4096, 1L << 18, 1L << 30, SPAN - 1})
  void timersOfOneTick_fireInTheOrderInWhichTheyWereLinked(long distance) {
    for (long start : new long[] {0, 1, 62, 63, 4095, SPAN - 1}) {
      TimerWheel wheel = new TimerWheel(start);
      long tick = start + distance;
      List<Timer> linked = new ArrayList<>();
      for (long left = distance; left > 0; left /= 2) {
        assertThat(advance(wheel, tick - left)).isEmpty();
        for (int i = 0; i < 3; i++) {
          Timer timer = timer(tick);
          linked.add(timer);
          wheel.link(timer);
        }
      }
      assertThat(advance(wheel, tick)).as("from %d", start).isEqualTo(linked);
    }
  }

  @Test
  void aTimer_isSortedInAtMostOnceALevel() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      long start = random.nextLong() >>> 20;
      TimerWheel wheel = new TimerWheel(start);
      wheel.link(timer(start + 1 + (random.nextLong() >>> 28 + random.nextInt(36))));
      int looks = 0;
      while (wheel.nextTick() != Long.MAX_VALUE) {
        wheel.advance(wheel.nextTick(), timer -> {});
        looks++;
      }
      assertThat(looks).as("seed %d, round %d", seed, i).isLessThanOrEqualTo(LEVELS);
    }
  }

  @Test
  void manyTimers_fireLikeASortedMap_tickByTick() {
    walk(300, random -> random.nextInt(3), 12);
  }

  @Test
  void manyTimers_fireLikeASortedMap_inJumps() {
    walk(2_000, random -> random.nextLong() >>> 24 + random.nextInt(40), 42);
  }

  /** Returns the length of the next step. */
  private interface Stride {
    long next(Random random);
  }

  private static void walk(int steps, Stride stride, int bits) {
    for (int round = 0; round < 50 * Integer.getInteger("contrail.rounds", 1); round++) {
      long seed = new Random().nextLong();
      Random random = new Random(seed);
      SortedTimers sorted = new SortedTimers(random.nextInt(4) == 0 ? SPAN - 100 : 0);
      try {
        for (int step = 0; step < steps; step++) {
          for (int i = random.nextInt(4); i > 0; i--) {
            sorted.link(
                timer(sorted.now() - 2 + (random.nextLong() >>> 64 - bits + random.nextInt(bits))));
          }
          if (random.nextInt(3) == 0) {
            sorted.unlinkAny(random);
          }
          boolean isExact = random.nextInt(4) == 0;
          sorted.advance(isExact ? sorted.nextOr(1) : sorted.now() + stride.next(random));
        }
        sorted.advanceToTheEnd();
      } catch (AssertionError wrong) {
        throw new AssertionError("seed " + seed + ", round " + round, wrong);
      }
    }
  }
}
