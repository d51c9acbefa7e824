package dev.contrail.internal.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A wheel and, beside it, the same timers in a sorted map; fails when the two disagree. */
final class SortedTimers {
  private final TimerWheel wheel;
  private final TreeMap<Long, List<Timer>> byTick = new TreeMap<>();
  private final Map<Timer, Long> ticks = new HashMap<>();
  private final List<Timer> linked = new ArrayList<>();
  private long now;

  SortedTimers(long now) {
    this.wheel = new TimerWheel(now);
    this.now = now;
  }

  long now() {
    return now;
  }

  void link(Timer timer) {
    wheel.link(timer);
    long tick = Math.max(timer.tick, now + 1);
    ticks.put(timer, tick);
    byTick.computeIfAbsent(tick, none -> new ArrayList<>()).add(timer);
    linked.add(timer);
    checkNextTick();
  }

  /** Unlinks a random timer, perhaps one that has fired already. */
  void unlinkAny(Random random) {
    if (!linked.isEmpty()) {
      Timer timer = linked.remove(random.nextInt(linked.size()));
      wheel.unlink(timer);
      forget(timer);
      checkNextTick();
    }
  }

  private void forget(Timer timer) {
    Long tick = ticks.remove(timer);
    if (tick != null) {
      List<Timer> others = byTick.get(tick);
      others.remove(timer);
      if (others.isEmpty()) {
        byTick.remove(tick);
      }
    }
  }

  /** When the first timer is due, or some ticks from now if there is none. */
  long nextOr(long distance) {
    return byTick.isEmpty() ? now + distance : byTick.firstKey();
  }

  void advance(long to) {
    List<Long> fired = new ArrayList<>();
    wheel.advance(
        to,
        timer -> {
          Long tick = ticks.get(timer);
          assertThat(tick).as("fired though not linked").isNotNull();
          assertThat(byTick.firstKey()).as("fired out of order").isEqualTo(tick);
          forget(timer);
          fired.add(tick);
        });
    now = Math.max(now, to);
    assertThat(fired).as("fired early, now %d", now).allMatch(tick -> tick <= now);
    assertThat(byTick.headMap(now, true)).as("due at %d, but not fired", now).isEmpty();
    checkNextTick();
  }

  void advanceToTheEnd() {
    while (!byTick.isEmpty()) {
      long before = byTick.firstKey() - 1;
      advance(before);
      advance(before + 1);
    }
    assertThat(wheel.nextTick()).isEqualTo(Long.MAX_VALUE);
  }

  private void checkNextTick() {
    long next = wheel.nextTick();
    if (byTick.isEmpty()) {
      assertThat(next).isEqualTo(Long.MAX_VALUE);
    } else {
      assertThat(next).as("later than what is due").isLessThanOrEqualTo(byTick.firstKey());
      assertThat(next).as("not in the future").isGreaterThan(now);
    }
  }
}
