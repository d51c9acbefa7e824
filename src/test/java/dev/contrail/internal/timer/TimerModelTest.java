package dev.contrail.internal.timer;

import dev.contrail.task.Model;
import dev.contrail.task.TimerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Deadlines that come while they are armed and cancelled, in the interleavings that Lincheck's
 * model checker tries: each fires or is cancelled, once, and none is left in the wheel.
 */
@Tag("stress")
public final class TimerModelTest {
  private static final int TIMERS = 3;
  private static final long NONE_IS_DUE = 0;
  private static final long ALL_ARE_DUE = 1L << 24;

  private final TimerThread timers = new TimerThread("model", broken -> {});
  private final List<TimerEntry> entries = new ArrayList<>();
  private final List<AtomicInteger> wakes = new ArrayList<>();
  private final boolean[] isCancelled = new boolean[TIMERS];

  /** Two are armed, of which one is in the wheel; the thread itself never starts. */
  public TimerModelTest() {
    timers.stop();
    arm();
    timers.advance(NONE_IS_DUE);
    arm();
  }

  @Operation(runOnce = true, nonParallelGroup = "arming")
  public void arm() {
    AtomicInteger count = new AtomicInteger();
    wakes.add(count);
    entries.add(timers.arm(System.nanoTime(), count::incrementAndGet));
  }

  @Operation(nonParallelGroup = "arming")
  public void cancelLast() {
    cancel(entries.size() - 1);
  }

  @Operation(nonParallelGroup = "cancelling")
  public void cancelLinked() {
    cancel(0);
  }

  @Operation(nonParallelGroup = "cancelling")
  public void cancelInbound() {
    cancel(1);
  }

  private void cancel(int index) {
    isCancelled[index] = true;
    entries.get(index).cancel();
  }

  @Operation(nonParallelGroup = "thread")
  public void takeIn() {
    timers.advance(NONE_IS_DUE);
  }

  @Operation(nonParallelGroup = "thread")
  public void fire() {
    timers.advance(ALL_ARE_DUE);
  }

  @Validate
  public void eachIsFiredOrCancelled() {
    if (isCancelled[0]) { // then the rest is too, or a leftover would hide behind its firing
      for (int i = 1; i < entries.size(); i++) {
        cancel(i);
      }
    }
    long due = isCancelled[0] ? NONE_IS_DUE : 2 * ALL_ARE_DUE;
    check(timers.advance(due) == Long.MAX_VALUE, "a timer is left in the wheel");
    check(timers.armedCount() == 0, timers.armedCount() + " are armed");
    for (int i = 0; i < entries.size(); i++) {
      boolean hasFired = entries.get(i).hasFired();
      check(wakes.get(i).get() == (hasFired ? 1 : 0), "woken " + wakes.get(i) + " times");
      check(hasFired || isCancelled[i], "neither fired nor cancelled");
    }
  }

  private static void check(boolean isTrue, String what) {
    if (!isTrue) {
      throw new IllegalStateException(what);
    }
  }

  @Test
  void eachTimer_isFiredOrCancelled() {
    new Model(TimerModelTest.class)
        .race("", "fire", "cancelLinked")
        .race("", "takeIn", "cancelLinked", "arm cancelLast")
        .race("", "fire", "cancelLinked", "arm cancelLast")
        .race("", "fire", "cancelInbound", "cancelLinked")
        .race("", "takeIn fire", "cancelInbound", "arm cancelLast")
        .check();
  }
}
