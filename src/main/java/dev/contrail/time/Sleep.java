package dev.contrail.time;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A task that is ready once a time has passed: never early, and late by up to a millisecond plus
 * the wait for a worker. For one task, like any; cancelling it withdraws its timer. Tokio's {@code
 * time::sleep}.
 */
public final class Sleep implements Task<@Nullable Void>, Leaf {
  private final Deadline deadline;

  private Sleep(long nanoTime) {
    deadline = new Deadline(nanoTime);
  }

  /**
   * Sleeps for a time that begins now, not at the first poll.
   *
   * @param duration zero or negative is ready at once; over 146 years is cut to that
   */
  public static Sleep of(Duration duration) {
    return new Sleep(System.nanoTime() + Deadline.nanos(duration));
  }

  /**
   * Sleeps until an instant. Tokio's {@code sleep_until}.
   *
   * @param nanoTime on the clock of {@link System#nanoTime()}
   */
  public static Sleep until(long nanoTime) {
    return new Sleep(nanoTime);
  }

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

  @Override
  public void cancel() {
    deadline.cancel();
  }

  @Override
  public String waitingOn() {
    return "sleep";
  }
}
