package dev.contrail.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.task.ManualContext;
import dev.contrail.task.Task;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Intervals on a manual clock, which is set in milliseconds. */
class IntervalTest {
  private static final long MS = 1_000_000;

  private final ManualContext cx = new ManualContext();
  private long now = 1_000 * MS;

  private Interval interval(MissedTickBehavior behavior) {
    return new Interval(() -> now, now, Duration.ofMillis(50), behavior);
  }

  /** Waits for the next tick by advancing the clock to it. */
  private long tick(Interval interval) throws Exception {
    Task<Long> tick = interval.tick();
    assertThat(cx.poll(tick).isReady()).isFalse();
    ManualContext.ManualTimer timer = cx.timers.get(cx.timers.size() - 1);
    now = timer.nanoTime;
    timer.fire();
    return cx.poll(tick).value() / MS - 1_000;
  }

  /** Takes a tick that is due already. */
  private long dueNow(Interval interval) throws Exception {
    return cx.poll(interval.tick()).value() / MS - 1_000;
  }

  @Test
  void tick_isDueAtOnce_thenEveryPeriod() throws Exception {
    Interval interval = interval(MissedTickBehavior.BURST);
    assertThat(dueNow(interval)).isZero();
    assertThat(tick(interval)).isEqualTo(50);
    assertThat(tick(interval)).isEqualTo(100);
    assertThat(interval.period()).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void tick_countsTheTimeInBetween() throws Exception {
    Interval interval = interval(MissedTickBehavior.BURST);
    dueNow(interval);
    now += 49 * MS;
    assertThat(tick(interval)).isEqualTo(50);
    assertThat(now).isEqualTo(1_050 * MS);
  }

  @Test
  void burst_catchesUp_withEachMissedTick() throws Exception {
    Interval interval = interval(MissedTickBehavior.BURST);
    dueNow(interval);
    now += 175 * MS;
    assertThat(dueNow(interval)).isEqualTo(50);
    assertThat(dueNow(interval)).isEqualTo(100);
    assertThat(dueNow(interval)).isEqualTo(150);
    assertThat(tick(interval)).isEqualTo(200);
  }

  @Test
  void delay_goesOnAPeriodAfterTheLateTick() throws Exception {
    Interval interval = interval(MissedTickBehavior.DELAY);
    dueNow(interval);
    now += 175 * MS;
    assertThat(dueNow(interval)).isEqualTo(50);
    assertThat(tick(interval)).isEqualTo(225);
    assertThat(tick(interval)).isEqualTo(275);
  }

  @Test
  void skip_goesOnAtTheNextMultipleOfThePeriod() throws Exception {
    Interval interval = interval(MissedTickBehavior.SKIP);
    dueNow(interval);
    now += 175 * MS;
    assertThat(dueNow(interval)).isEqualTo(50);
    assertThat(tick(interval)).isEqualTo(200);
    assertThat(tick(interval)).isEqualTo(250);
  }

  @Test
  void tick_thatIsALittleLate_isNotMissed() throws Exception {
    Interval interval = interval(MissedTickBehavior.DELAY);
    dueNow(interval);
    now += 55 * MS;
    assertThat(dueNow(interval)).isEqualTo(50);
    assertThat(tick(interval)).isEqualTo(100);
  }

  @Test
  void cancel_leavesTheTickToCome_andNoDeadline() throws Exception {
    Interval interval = interval(MissedTickBehavior.BURST);
    dueNow(interval);
    Task<Long> cancelled = interval.tick();
    cx.poll(cancelled);
    cancelled.cancel();
    assertThat(cx.armed()).isZero();
    assertThat(tick(interval)).isEqualTo(50);
  }

  @Test
  void tick_isNotTaken_whenTheBudgetIsSpent() throws Exception {
    Interval interval = interval(MissedTickBehavior.BURST);
    cx.budget = 0;
    assertThat(cx.poll(interval.tick()).isReady()).isFalse();
    assertThat(cx.isScheduled()).isTrue();
    cx.budget = 1;
    assertThat(dueNow(interval)).isZero();
  }

  @Test
  void reset_movesTheNextTickAPeriodFromNow() throws Exception {
    Interval interval = interval(MissedTickBehavior.BURST);
    dueNow(interval);
    now += 30 * MS;
    interval.reset();
    assertThat(tick(interval)).isEqualTo(80);
  }

  @Test
  void poll_registersOnce_forEachTaskThatPolls() throws Exception {
    Interval interval = interval(MissedTickBehavior.BURST);
    dueNow(interval);
    Task<Long> tick = interval.tick();
    cx.poll(tick);
    cx.poll(tick);
    assertThat(cx.timers).hasSize(1);
    ManualContext other = new ManualContext();
    other.poll(tick);
    assertThat(cx.armed()).isZero();
    assertThat(other.armed()).isEqualTo(1);
  }

  @Test
  void period_mustBePositive() {
    assertThatThrownBy(() -> Interval.of(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
