package dev.contrail.time;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * A series of ticks with a fixed period, measured from tick to tick and independent of the work
 * between two {@link #tick()}s. It holds no resource between ticks and need not be closed. Example:
 * {@code dev.contrail.examples.PeriodicJobs}.
 *
 * <p>Thread-safety: not thread-safe; used by one task at a time, on any worker.
 *
 * <p>Tokio: {@code tokio::time::Interval}. {@code reset_at} and similar methods are not available:
 * make a new interval instead.
 */
public final class Interval {
  /**
   * A tick that is taken later than this counts as missed. Tokio's value: timers are not exact, so
   * a slightly late tick is not a missed one.
   */
  private static final long TOLERANCE_NANOS = 5_000_000;

  private final LongSupplier clock;
  private final long period;
  private final MissedTickBehavior missedTickBehavior;

  /** The time at which the next tick is due, on the clock. Used by the polling task only. */
  private long next;

  Interval(LongSupplier clock, long start, Duration period, MissedTickBehavior missedTickBehavior) {
    this.clock = clock;
    this.next = start;
    this.period = Deadline.nanos(period);
    this.missedTickBehavior = Objects.requireNonNull(missedTickBehavior, "missedTickBehavior");
    if (this.period <= 0) {
      throw new IllegalArgumentException("period must be positive: " + period);
    }
  }

  /**
   * Makes an interval whose first tick is due now, and that bursts after missed ticks. Tokio's
   * {@code interval}.
   *
   * @param period the period; positive; more than 146 years is cut to 146 years
   * @return the interval
   * @throws IllegalArgumentException if the period is zero or negative
   */
  public static Interval of(Duration period) {
    return of(period, MissedTickBehavior.BURST);
  }

  /**
   * Makes an interval whose first tick is due now. Tokio's {@code set_missed_tick_behavior}.
   *
   * @param period the period; positive; more than 146 years is cut to 146 years
   * @param missedTickBehavior the rule for the next tick after a tick that was taken late
   * @return the interval
   * @throws IllegalArgumentException if the period is zero or negative
   */
  public static Interval of(Duration period, MissedTickBehavior missedTickBehavior) {
    return startingAt(System.nanoTime(), period, missedTickBehavior);
  }

  /**
   * Makes an interval whose first tick is due at an instant. Tokio's {@code interval_at}.
   *
   * @param nanoTime the instant, on the clock of {@link System#nanoTime()}; an instant in the past
   *     is due now
   * @param period the period; positive; more than 146 years is cut to 146 years
   * @param missedTickBehavior the rule for the next tick after a tick that was taken late
   * @return the interval
   * @throws IllegalArgumentException if the period is zero or negative
   */
  public static Interval startingAt(
      long nanoTime, Duration period, MissedTickBehavior missedTickBehavior) {
    return new Interval(System::nanoTime, nanoTime, period, missedTickBehavior);
  }

  /**
   * Makes a task that waits for the next tick: never early, and late by up to a millisecond plus
   * the wait for a worker. If the task is cancelled, the tick is not consumed. Make the next task
   * when the one before has ended. Tokio's {@code tick}.
   *
   * @return a task that is ready with the {@link System#nanoTime()} at which the tick was due
   */
  public Task<Long> tick() {
    return new Tick(new Deadline(next));
  }

  /**
   * Makes the next tick due one period from now. Must not be called while a {@link #tick()} is
   * awaited. Tokio's {@code reset}.
   */
  public void reset() {
    next = clock.getAsLong() + period;
  }

  /** {@return the time between two ticks, at most 146 years} Tokio's {@code period}. */
  public Duration period() {
    return Duration.ofNanos(period);
  }

  private void ticked(long due) {
    long now = clock.getAsLong();
    boolean isMissed = now - due > TOLERANCE_NANOS;
    next = isMissed ? missedTickBehavior.next(due, now, period) : due + period;
  }

  private final class Tick implements Task<Long>, Leaf {
    private final Deadline deadline;

    Tick(Deadline deadline) {
      this.deadline = deadline;
    }

    @Override
    public Poll<Long> poll(Context cx) {
      if (!deadline.hasCome(clock)) {
        deadline.register(cx);
        return cx.pending(this);
      }
      if (!cx.proceed()) {
        return cx.pending(this);
      }
      ticked(deadline.nanoTime);
      return Poll.ready(deadline.nanoTime);
    }

    @Override
    public void cancel() {
      deadline.cancel();
    }

    @Override
    public String waitingOn() {
      return "interval";
    }
  }
}
