package dev.contrail.task;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A task that fails if another task is not ready by a deadline. */
final class TimeoutTask<T extends @Nullable Object> implements Task<T>, Leaf {
  /**
   * Bounds the duration in nanoseconds (146 years), so that adding it to the clock does not
   * overflow.
   */
  private static final long FAR_FUTURE = Long.MAX_VALUE / 2;

  private final Duration duration;
  private final long deadline;
  private @Nullable Task<T> task;
  private @Nullable TimerEntry entry;
  private @Nullable Waker waker;

  /** Whether an earlier poll found the time up but had no budget left to fail. */
  private boolean isLate;

  TimeoutTask(Task<T> task, Duration duration) {
    this.task = Objects.requireNonNull(task, "task");
    this.duration = duration;
    this.deadline = System.nanoTime() + nanos(duration);
  }

  private static long nanos(Duration duration) {
    if (duration.isNegative()) {
      return 0;
    }
    try {
      return Math.min(duration.toNanos(), FAR_FUTURE);
    } catch (ArithmeticException e) {
      return FAR_FUTURE;
    }
  }

  @Override
  public Poll<T> poll(Context cx) throws Exception {
    // Spent before the task is polled: a task that always spends the whole budget must time out
    // too.
    boolean mayTimeOut = isLate && cx.proceed();
    Poll<T> poll = Objects.requireNonNull(task).poll(cx);
    if (poll.isReady()) {
      task = null;
      cancelTimer();
      return poll;
    }
    if (isTimeUp()) {
      if (!mayTimeOut && !cx.proceed()) {
        isLate = true;
        return cx.pending(this);
      }
      TimeoutException timeout = new TimeoutException("not ready within " + duration);
      cancelAll().finishWithin(timeout);
      throw timeout;
    }
    if (waker != cx.waker()) {
      cancelTimer(); // polled by another task than before
      waker = cx.waker();
      entry = cx.wakeAt(deadline);
    }
    return cx.pending(this);
  }

  private boolean isTimeUp() {
    TimerEntry registered = entry;
    return registered != null ? registered.hasFired() : System.nanoTime() - deadline >= 0;
  }

  private void cancelTimer() {
    TimerEntry registered = entry;
    entry = null;
    waker = null;
    if (registered != null) {
      registered.cancel();
    }
  }

  private Cancellation cancelAll() {
    cancelTimer();
    Cancellation cancellation = new Cancellation();
    Task<T> cancelled = task;
    task = null;
    cancellation.cancel(cancelled);
    return cancellation;
  }

  @Override
  public void cancel() {
    cancelAll().finish();
  }

  @Override
  public String waitingOn() {
    return "timeout";
  }
}
