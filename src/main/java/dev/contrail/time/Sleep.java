package dev.contrail.time;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.TimerEntry;
import dev.contrail.task.Waker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A task that is ready once a time has passed: never early, and late by up to a millisecond plus
 * the wait for a worker. Tokio's {@code time::sleep}.
 */
public final class Sleep implements Task<@Nullable Void>, Leaf {
  private final long deadline;
  private @Nullable TimerEntry entry;
  private @Nullable Waker waker;

  private Sleep(long deadline) {
    this.deadline = deadline;
  }

  /**
   * Sleeps for a time that begins now, not at the first poll.
   *
   * @param duration zero or negative is ready at once; over 146 years is cut to that
   */
  public static Sleep of(Duration duration) {
    return new Sleep(System.nanoTime() + Math.min(saturatedNanos(duration), Long.MAX_VALUE / 2));
  }

  /**
   * Sleeps until an instant.
   *
   * @param nanoTime on the clock of {@link System#nanoTime()}
   */
  public static Sleep until(long nanoTime) {
    return new Sleep(nanoTime);
  }

  private static long saturatedNanos(Duration duration) {
    try {
      return Math.max(0, duration.toNanos());
    } catch (ArithmeticException e) {
      return duration.isNegative() ? 0 : Long.MAX_VALUE;
    }
  }

  @Override
  public Poll<@Nullable Void> poll(Context cx) {
    TimerEntry registered = entry;
    if (registered != null && registered.hasFired()) {
      return Poll.ready(null);
    }
    if (registered != null && waker == cx.waker()) {
      return cx.pending(this);
    }
    cancel(); // polled by another task than before
    if (System.nanoTime() - deadline >= 0) {
      return Poll.ready(null);
    }
    entry = cx.wakeAt(deadline);
    waker = cx.waker();
    return cx.pending(this);
  }

  @Override
  public void cancel() {
    TimerEntry registered = entry;
    if (registered != null) {
      registered.cancel();
    }
  }

  @Override
  public String waitingOn() {
    return "sleep";
  }
}
