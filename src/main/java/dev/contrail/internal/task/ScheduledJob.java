package dev.contrail.internal.task;

import dev.contrail.task.Context;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.TimerEntry;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A command or callable with a delay, run once or periodically: a future for its owner, a task for
 * the scheduler.
 */
public final class ScheduledJob<V extends @Nullable Object> extends Job<V>
    implements RunnableScheduledFuture<V>, Task<@Nullable Void>, Leaf {
  /** Longest delay, about 146 years: the difference of any two due times fits into a long. */
  public static final long MAX_DELAY = Long.MAX_VALUE / 2;

  /** Nanoseconds: positive from start to start, negative from end to start, 0 for once. */
  private final long period;

  /** On the clock of nanoTime. Written by polls; read by any thread. */
  private volatile long due;

  private final AtomicReference<Turn> turn = new AtomicReference<>(Turn.WAITING);
  private @Nullable JoinHandle<?> handle;
  private @Nullable TimerEntry entry;

  /** The exception that ended the series; null if none did, or it was cancelled before. */
  private @Nullable Throwable thrown;

  /** The right to run the command. */
  private enum Turn {
    /** Not taken: the job waits until it is due. */
    WAITING,
    /** Taken by a poll that runs the command, or ran it for the last time. */
    RUNNING,
    /** Taken by a shutdown, which gave the command back to its owner. */
    HANDED_BACK
  }

  /** A callable that runs once, at a time on the clock of nanoTime. */
  public ScheduledJob(Callable<V> callable, long due) {
    super(callable);
    this.due = due;
    this.period = 0;
  }

  /**
   * A command.
   *
   * @param due the time of its first run, on the clock of nanoTime
   * @param period in nanoseconds: positive from start to start, negative from end to start, 0 for a
   *     command that runs once
   */
  @SuppressWarnings("NullAway") // the result of a command is null, of any V
  public ScheduledJob(Runnable command, long due, long period) {
    super(command, null);
    this.due = due;
    this.period = Math.max(-MAX_DELAY, Math.min(period, MAX_DELAY));
  }

  /** Sets the handle that cancels the job as a task. Called once, before the job is spawned. */
  public void setHandle(JoinHandle<?> spawned) {
    handle = spawned;
  }

  @Override
  public Poll<@Nullable Void> poll(Context cx) throws Exception {
    if (isDone()) {
      return Poll.ready(null);
    }
    if (System.nanoTime() - due >= 0) {
      entry = null;
      if (!turn.compareAndSet(Turn.WAITING, Turn.RUNNING)) {
        return Poll.ready(null);
      }
      if (period == 0) {
        run();
        return Poll.ready(null);
      }
      if (!runAndReset()) {
        return endOfSeries();
      }
      due = period > 0 ? due + period : System.nanoTime() - period;
      turn.set(Turn.WAITING);
    }
    if (System.nanoTime() - due >= 0) {
      cx.yieldNow(); // behind its rate already: a timer would only put it further back
    } else if (entry == null) {
      entry = cx.wakeAt(due);
    }
    return cx.pending(this);
  }

  private Poll<@Nullable Void> endOfSeries() throws Exception {
    Throwable failure = thrown;
    if (failure != null) {
      throw ScheduledJob.<Exception>unchecked(failure);
    }
    return Poll.ready(null);
  }

  /** A command can throw what its signature denies. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
    throw (E) thrown;
  }

  /** Keeps the exception for the future; a periodic job fails as a task too, and is reported. */
  @Override
  protected void setException(Throwable t) {
    super.setException(t);
    if (isPeriodic() && !isCancelled()) {
      thrown = t;
    }
  }

  /**
   * Takes the right to run the command for the caller.
   *
   * @return false if it runs, has run, or was cancelled
   */
  public boolean handBack() {
    return !isDone() && turn.compareAndSet(Turn.WAITING, Turn.HANDED_BACK);
  }

  /** Cancels the job as a task: disarms its timer. */
  @Override
  public void cancel() {
    TimerEntry armed = entry;
    if (armed != null) {
      armed.cancel();
    }
  }

  /** Cancels the job as a future: it does not run, and its timer is disarmed. */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean isCancelled = super.cancel(mayInterruptIfRunning);
    JoinHandle<?> spawned = handle;
    if (isCancelled && spawned != null) {
      spawned.abort();
    }
    return isCancelled;
  }

  @Override
  public boolean isPeriodic() {
    return period != 0;
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    if (other instanceof ScheduledJob<?> job) {
      return Long.signum(due - job.due);
    }
    return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String waitingOn() {
    return "schedule";
  }
}
