package dev.contrail.internal.task;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Lease;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.TimerEntry;
import dev.contrail.task.Waker;
import java.util.ArrayDeque;
import java.util.concurrent.RunnableScheduledFuture;
import org.jspecify.annotations.Nullable;

/** A task that is polled until it is ready; the context of its own polls. */
public final class ResumableCell<T extends @Nullable Object> extends TaskCell<T>
    implements Context {
  /** Tokio's value. */
  private static final short BUDGET = 128;

  private @Nullable Task<T> body;

  /** Whether the task is an executor's command that waits for its time. */
  private final boolean isCommand;

  /** What the last poll said it waits for; null if it did not say. For dumps. */
  private @Nullable Leaf leaf;

  private @Nullable ArrayDeque<AutoCloseable> owned;
  private boolean yielding;

  /** How many more leaves may be ready in the running poll. */
  private short budget;

  /** The cell of a spawned task. */
  public ResumableCell(Schedule scheduler, long id, @Nullable String name, Task<T> body) {
    super(scheduler, id, name);
    this.body = body;
    this.isCommand = body instanceof RunnableScheduledFuture;
  }

  @Override
  public String kind() {
    return "task";
  }

  @Override
  public boolean mayBlock() {
    return isCommand;
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
  void poll() {
    Task<T> task = body;
    if (task == null) {
      throw new AssertionError("polled after its end: " + this);
    }
    leaf = null;
    yielding = false;
    budget = BUDGET;
    Poll<T> poll;
    try {
      poll = task.poll(this);
      if (poll == null) {
        throw new NullPointerException("poll() of " + task + " returned null");
      }
    } catch (Throwable thrown) { // whatever user code throws is its task's outcome
      finishFailed(thrown);
      return;
    }
    if (poll.isReady()) {
      body = null;
      leaf = null;
      T value = poll.value();
      Throwable thrown = closeOwned(null);
      if (thrown != null && value instanceof Lease lease) {
        thrown = close(lease, thrown); // nobody will receive it
      }
      complete(thrown == null ? value : new Failure(thrown));
      return;
    }
    clearPoller();
    // Once it is WAIT this cell may run on another thread: nothing of it is touched here after.
    switch (transitionToPending(yielding)) {
      case WAIT -> {}
      case RESCHEDULE -> scheduler.scheduleYielded(this);
      case CANCEL -> finishCancelled();
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
      scheduler.failed(this, thrown); // the handle says cancelled, so nobody else would hear of it
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
    } catch (Throwable thrown) { // user code; the others must still be closed
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

  /**
   * What this task waits for in a word or two; null if it did not say. Approximate while it runs.
   */
  public @Nullable String waitingOn() {
    Leaf current = leaf;
    return current == null ? null : current.waitingOn();
  }

  @Override
  public void yieldNow() {
    yielding = true;
  }

  @Override
  public boolean proceed() {
    if (budget > 0) {
      budget--;
      return true;
    }
    if (!yielding) {
      scheduler.forcedYield();
    }
    yielding = true;
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
