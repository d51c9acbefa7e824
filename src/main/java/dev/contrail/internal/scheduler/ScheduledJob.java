package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.Job;
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
 * A command or callable that waits for its time, once or again and again: a future for its owner, a
 * task for the scheduler.
 */
final class ScheduledJob<V extends @Nullable Object> extends Job<V>
    implements RunnableScheduledFuture<V>, Task<@Nullable Void>, Leaf {
  /** About 146 years: two times that are to come differ by less than what a long can tell. */
  static final long MAX_DELAY = Long.MAX_VALUE / 2;

  /** Nanoseconds: positive from start to start, negative from end to start, 0 for once. */
  private final long period;

  /** On the clock of nanoTime; written by polls, read by anybody. */
  private volatile long due;

  private final AtomicReference<Turn> turn = new AtomicReference<>(Turn.WAITING);
  private @Nullable JoinHandle<?> handle;
  private @Nullable TimerEntry entry;

  /** What ended the series; null if nothing did, or if it was cancelled before. */
  private @Nullable Throwable thrown;

  /** Whose it is to run the command. */
  private enum Turn {
    /** Its time is waited for. */
    WAITING,
    /** A poll runs it, or ran it for the last time. */
    RUNNING,
    /** A shutdown gave it back to its owner. */
    HANDED_BACK
  }

  ScheduledJob(Callable<V> callable, long due) {
    super(callable);
    this.due = due;
    this.period = 0;
  }

  @SuppressWarnings("NullAway") // the result of a command is null, of any V
  ScheduledJob(Runnable command, long due, long period) {
    super(command, null);
    this.due = due;
    this.period = Math.max(-MAX_DELAY, Math.min(period, MAX_DELAY));
  }

  /** Before it is spawned: what cancels it as a task. */
  void setHandle(JoinHandle<?> spawned) {
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

  /** The future keeps what one run throws; a series fails as a task too, and that is told. */
  @Override
  protected void setException(Throwable t) {
    super.setException(t);
    if (isPeriodic() && !isCancelled()) {
      thrown = t;
    }
  }

  /**
   * Leaves the command, which does not run now, to whoever calls this.
   *
   * @return false if it runs, has run, or was cancelled
   */
  boolean handBack() {
    return !isDone() && turn.compareAndSet(Turn.WAITING, Turn.HANDED_BACK);
  }

  /** As a task: it is not to run. */
  @Override
  public void cancel() {
    TimerEntry armed = entry;
    if (armed != null) {
      armed.cancel();
    }
  }

  /** As a future: it is not to run, and its time is not waited for. */
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
