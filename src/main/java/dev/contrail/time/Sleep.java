package dev.contrail.time;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A task that is ready once a time has passed: never early, and late by up to a millisecond plus
 * the wait for a worker. Cancelling it cancels its timer.
 *
 * <p>Thread-safety: not thread-safe, as any {@link Task}; polled and cancelled by one task at a
 * time.
 *
 * <p>Tokio: {@code tokio::time::Sleep}. {@code reset} is not available: make a new sleep instead.
 */
public final class Sleep implements Task<@Nullable Void>, Leaf {
  private final Deadline deadline;

  private Sleep(long nanoTime) {
    deadline = new Deadline(nanoTime);
  }

  /**
   * Makes a sleep whose time begins now, not at the first poll. Tokio's {@code sleep}.
   *
   * @param duration the time to sleep; zero or negative is ready at once; more than 146 years is
   *     cut to 146 years
   * @return the task, which can be used once
   */
  public static Sleep of(Duration duration) {
    return new Sleep(System.nanoTime() + Deadline.nanos(duration));
  }

  /**
   * Makes a sleep until an instant. Tokio's {@code sleep_until}.
   *
   * @param nanoTime the instant, on the clock of {@link System#nanoTime()}; an instant in the past
   *     is ready at once
   * @return the task, which can be used once
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

  /** Cancels the timer, if one is registered. */
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
