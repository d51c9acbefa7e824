package dev.contrail.internal.task;

import dev.contrail.dump.TaskTrace;
import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Lease;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.TimerEntry;
import dev.contrail.task.Waker;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.RunnableScheduledFuture;
import org.jspecify.annotations.Nullable;

/** A task that is polled until it is ready; the context of its own polls. */
public final class ResumableCell<T extends @Nullable Object> extends TaskCell<T>
    implements Context {
  /** Start of the budget, which counts up to 0. Tokio's value. */
  static final byte BUDGET = -128;

  /** A flag: the task is an executor's command with a delay. */
  private static final byte COMMAND = 1;

  /** A flag: the running poll wants another turn. */
  private static final byte YIELDING = 2;

  private @Nullable Task<T> body;

  /** The leaf that the last poll named; null if it named none. For dumps. */
  private @Nullable Leaf leaf;

  private @Nullable ArrayDeque<AutoCloseable> owned;

  /** Number of polls begun. Written by the thread that polls. */
  private int polls;

  private byte flags;

  /** Minus the number of leaves that may still be ready in the running poll. */
  private byte budget;

  /** The cell of a spawned task; its label is a name or an {@link Origin}. */
  public ResumableCell(Schedule scheduler, long id, @Nullable Object label, Task<T> body) {
    super(scheduler, id, label);
    this.body = body;
    this.flags = body instanceof RunnableScheduledFuture ? COMMAND : 0;
  }

  @Override
  public String kind() {
    return "task";
  }

  @Override
  public boolean mayBlock() {
    return (flags & COMMAND) != 0;
  }

  @Override
  public @Nullable Runnable command() {
    return body instanceof RunnableScheduledFuture<?> command ? command : null;
  }

  @Override
  public boolean isRunOnce() {
    return false;
  }

  @Override
  PollOutcome poll() {
    Task<T> task = body;
    if (task == null) {
      throw new AssertionError("polled after its end: " + this);
    }
    leaf = null;
    polls++;
    flags &= COMMAND;
    budget = BUDGET;
    Poll<T> poll;
    try {
      poll = task.poll(this);
      if (poll == null) {
        throw new NullPointerException("poll() of " + task + " returned null");
      }
    } catch (Throwable thrown) { // any exception of user code is the outcome of its task
      finishFailed(thrown);
      return PollOutcome.FAILED;
    }
    if (poll.isReady()) {
      body = null;
      leaf = null;
      T value = poll.value();
      Throwable thrown = closeOwned(null);
      if (thrown != null && value instanceof Lease lease) {
        thrown = close(lease, thrown); // no caller will receive it
      }
      complete(thrown == null ? value : new Failure(thrown));
      return thrown == null ? PollOutcome.COMPLETED : PollOutcome.FAILED;
    }
    scheduler.cut().beforeChangeOf(this);
    stopPolling();
    // Once it is WAIT this cell may run on another thread: nothing of it is touched here after.
    switch (transitionToPending((flags & YIELDING) != 0)) {
      case RESCHEDULE -> {
        scheduler.scheduleYielded(this);
        return PollOutcome.YIELDED;
      }
      case CANCEL -> {
        finishCancelled();
        return PollOutcome.CANCELLED;
      }
      default -> {
        return PollOutcome.PENDING;
      }
    }
  }

  private void finishFailed(Throwable thrown) {
    Throwable all = closeOwned(cancelTask(thrown));
    complete(new Failure(all != null ? all : thrown));
  }

  @Override
  void cancelBody() {
    Throwable thrown = closeOwned(cancelTask(null));
    if (thrown != null) {
      scheduler.failed(this, thrown); // the handle says cancelled, so no caller would see it
    }
  }

  private @Nullable Throwable cancelTask(@Nullable Throwable before) {
    Task<T> task = body;
    body = null;
    leaf = null;
    if (task == null) {
      return before;
    }
    try {
      task.cancel();
      return before;
    } catch (Throwable thrown) { // user code; the first failure is the task's
      return merge(before, thrown);
    }
  }

  private @Nullable Throwable closeOwned(@Nullable Throwable before) {
    Throwable first = before;
    ArrayDeque<AutoCloseable> resources = owned;
    owned = null;
    while (resources != null && !resources.isEmpty()) {
      first = close(resources.pop(), first);
    }
    return first;
  }

  private static @Nullable Throwable close(AutoCloseable resource, @Nullable Throwable before) {
    try {
      resource.close();
      return before;
    } catch (Throwable thrown) { // user code; the remaining resources must still be closed
      return merge(before, thrown);
    }
  }

  private static Throwable merge(@Nullable Throwable first, Throwable next) {
    if (first == null) {
      return next;
    }
    if (first != next) {
      first.addSuppressed(next);
    }
    return first;
  }

  @Override
  boolean isWithdrawable() {
    return false;
  }

  @Override
  void clearBody() {
    body = null;
  }

  @Override
  public Waker waker() {
    return this;
  }

  @Override
  public <P extends @Nullable Object> Poll<P> pending(Leaf waitedFor) {
    leaf = waitedFor;
    return Poll.pending();
  }

  @Override
  @Nullable String waitingOn() {
    Leaf current = leaf;
    return current == null ? null : waitingOn(current);
  }

  /**
   * Returns the text of a leaf, or the class of the exception that it threw: a dump must not fail
   * by it.
   */
  static @Nullable String waitingOn(Leaf leaf) {
    try {
      return leaf.waitingOn();
    } catch (Throwable thrown) { // user code; a dump goes on
      return thrown.getClass().getName();
    }
  }

  @Override
  int polls() {
    return polls;
  }

  @Override
  boolean canPollLeaves() {
    return isTracedIdle()
        && !mayBlock() // it may be due: a dump does not run a command
        && leaf != null
        && body != null; // else a poll might lose the thing it waits for
  }

  @Override
  TraceContext pollLeaves(TaskTrace known, TraceSink sink, TraceWatch watch) {
    TraceContext cx = new TraceContext(this, known, sink, watch);
    Task<T> task = body;
    if (task == null) {
      return cx;
    }
    try {
      Poll<T> poll = tracedPoll(task, cx);
      if (!poll.isReady() && !cx.isToBeScheduled()) {
        return cx;
      }
      if (poll.isReady()) {
        body = FoundEnd.ready(task, poll);
      }
    } catch (Throwable thrown) { // as in any poll it is the task's outcome
      body = FoundEnd.failed(task, thrown);
    }
    wake();
    return cx;
  }

  /** Polls a task for its leaves. The stack of a leaf ends above this method, on any thread. */
  private static <T extends @Nullable Object> Poll<T> tracedPoll(Task<T> task, TraceContext cx)
      throws Exception {
    return Objects.requireNonNull(task.poll(cx), () -> "poll() of " + task + " returned null");
  }

  @Override
  public void yieldNow() {
    flags |= YIELDING;
  }

  @Override
  public boolean proceed() {
    if (budget < 0) {
      budget++;
      return true;
    }
    if ((flags & YIELDING) == 0) {
      scheduler.forcedYield(this);
    }
    flags |= YIELDING;
    return false;
  }

  @Override
  public TimerEntry wakeAt(long nanoTime) {
    return scheduler.wakeAt(nanoTime, this);
  }

  @Override
  public <R extends AutoCloseable> R own(R resource) {
    ArrayDeque<AutoCloseable> resources = owned;
    if (resources == null) {
      resources = new ArrayDeque<>(2);
      owned = resources;
    }
    resources.push(resource);
    return resource;
  }
}
