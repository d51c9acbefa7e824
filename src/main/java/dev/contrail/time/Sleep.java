package dev.contrail.time;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A task that is ready once a time has passed: never early, and late by up to a millisecond plus
 * the wait for a worker. Cancelling it withdraws its timer.
 *
 * <p>Thread-safety: as any {@link Task}: polled and cancelled by one task at a time.
 *
 * <p>Tokio: {@code tokio::time::Sleep}. {@code reset} is not there: make another one.
 */
public final class Sleep implements Task<@Nullable Void>, Leaf {
  private final Deadline deadline;

  private Sleep(long nanoTime) {
    deadline = new Deadline(nanoTime);
  }

  /**
   * Makes a sleep for a time that begins now, not at the first poll. Tokio's {@code sleep}.
   *
   * @param duration zero or negative is ready at once; over 146 years is cut to that
   * @return the task, for one use
   */
  public static Sleep of(Duration duration) {
    return new Sleep(System.nanoTime() + Deadline.nanos(duration));
  }

  /**
   * Makes a sleep until an instant. Tokio's {@code sleep_until}.
   *
   * @param nanoTime on the clock of {@link System#nanoTime()}; the past is ready at once
   * @return the task, for one use
   */
  public static Sleep until(long nanoTime) {
    return new Sleep(nanoTime);
  }

  /**
   * {@inheritDoc}
   *
   * @return ready with null, never an exception
   */
  @Override
  public Poll<@Nullable Void> poll(Context cx) {
    if (!deadline.hasCome(System::nanoTime)) {
      deadline.register(cx);
      return cx.pending(this);
    }
    if (!cx.proceed()) {
      return cx.pending(this);
    }
    return Poll.ready(null);
  }

  /** Withdraws the timer, if there is one. */
  @Override
  public void cancel() {
    deadline.cancel();
  }

  /** {@return "sleep"} */
  @Override
  public String waitingOn() {
    return "sleep";
  }
}
