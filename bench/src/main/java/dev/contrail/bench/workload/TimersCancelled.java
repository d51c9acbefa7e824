package dev.contrail.bench.workload;

import dev.contrail.bench.peer.Timing;
import java.util.concurrent.atomic.AtomicInteger;

/** Many timers that are withdrawn long before they are due, as most timeouts are. */
record TimersCancelled(Timing scheduler, int timers) implements Workload {
  private static final long AN_HOUR = 3_600_000_000_000L;

  @Override
  public long iterate() throws Exception {
    var fired = new AtomicInteger();
    int withdrawn = scheduler.armAndCancel(timers, AN_HOUR, fired::incrementAndGet);
    return (long) withdrawn - fired.get();
  }

  @Override
  public long expected() {
    return timers;
  }
}
