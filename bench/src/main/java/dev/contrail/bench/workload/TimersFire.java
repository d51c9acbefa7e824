package dev.contrail.bench.workload;

import dev.contrail.bench.peer.Timing;
import java.util.SplittableRandom;

/**
 * Many timers, all due within less time than it takes to arm them: measured until the last has
 * fired.
 */
record TimersFire(Timing scheduler, int timers) implements Workload {
  private static final long WITHIN_NANOS = 100_000_000;
  private static final long SEED = 20_261_123;

  @Override
  public long iterate() throws Exception {
    var random = new SplittableRandom(SEED);
    var countdown = new Countdown(timers);
    for (int i = 0; i < timers; i++) {
      scheduler.arm(1 + random.nextLong(WITHIN_NANOS), countdown);
    }
    return countdown.await();
  }

  @Override
  public long expected() {
    return timers;
  }
}
