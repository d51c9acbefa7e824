package dev.contrail.time;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Ticks at a regular distance, the time between two {@link #tick()}s included. It holds nothing
 * between ticks and needs no end. Example: {@code dev.contrail.examples.PeriodicJobs}.
 *
 * <p>Thread-safety: not thread-safe; for one task at a time, on whichever worker.
 *
 * <p>Tokio: {@code tokio::time::Interval}. {@code reset_at} and its kin are not there: make another
 * one.
 */
public final class Interval {
  /** Tokio's value: timers are not exact, so a tick that is a little late is not a missed one. */
  private static final long TOLERANCE_NANOS = 5_000_000;

  private final LongSupplier clock;
  private final long period;
  private final MissedTickBehavior missedTickBehavior;

  /** When the next tick is due. */
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
   * @param period positive; over 146 years is cut to that
   * @return the interval
   * @throws IllegalArgumentException if the period is zero or negative
   */
  public static Interval of(Duration period) {
    return of(period, MissedTickBehavior.BURST);
  }

  /**
   * Makes an interval whose first tick is due now. Tokio's {@code set_missed_tick_behavior}.
   *
   * @param period positive; over 146 years is cut to that
   * @param missedTickBehavior when it ticks next after a tick that was taken late
   * @return the interval
   * @throws IllegalArgumentException if the period is zero or negative
   */
  public static Interval of(Duration period, MissedTickBehavior missedTickBehavior) {
    return startingAt(System.nanoTime(), period, missedTickBehavior);
  }

  /**
   * Makes an interval whose first tick is due at an instant. Tokio's {@code interval_at}.
   *
   * @param nanoTime on the clock of {@link System#nanoTime()}; the past is due now
   * @param period positive; over 146 years is cut to that
   * @param missedTickBehavior when it ticks next after a tick that was taken late
   * @return the interval
   * @throws IllegalArgumentException if the period is zero or negative
   */
  public static Interval startingAt(
      long nanoTime, Duration period, MissedTickBehavior missedTickBehavior) {
    return new Interval(System::nanoTime, nanoTime, period, missedTickBehavior);
  }

  /**
   * Makes a task that waits for the next tick: never early, and late by up to a millisecond plus
   * the wait for a worker. If it is cancelled, the tick is still to come. Make it when the one
   * before has ended. Tokio's {@code tick}.
   *
   * @return a task that is ready with the {@link System#nanoTime()} at which the tick was due
   */
  public Task<Long> tick() {
    return new Tick(new Deadline(next));
  }

  /**
   * Makes the next tick due a period from now; not while a {@link #tick()} is awaited. Tokio's
   * {@code reset}.
   */
  public void reset() {
    next = clock.getAsLong() + period;
  }

  /** {@return the distance of two ticks, as it was cut} Tokio's {@code period}. */
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
