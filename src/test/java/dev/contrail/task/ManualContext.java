package dev.contrail.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The context of one task that a test polls by hand. It counts wakes, and its deadlines fire on
 * request.
 */
public final class ManualContext implements Context {
  private final AtomicInteger wakes = new AtomicInteger();
  private final Waker waker = this::wake;

  /** The exception that the waker throws after counting; null for none. */
  public RuntimeException broken;

  /** Number of further calls of {@link #proceed()} that return true. */
  public int budget = Integer.MAX_VALUE;

  /** The registered deadlines, oldest first. */
  public final List<ManualTimer> timers = new ArrayList<>();

  /** The leaf that the last poll reported. */
  public Leaf leaf;

  public boolean yielded;
  private int wakesBeforePoll;

  /** A deadline that passes when {@link #fire()} is called. */
  public final class ManualTimer implements TimerEntry {
    public final long nanoTime;
    public volatile boolean isCancelled;
    private volatile boolean fired;

    ManualTimer(long nanoTime) {
      this.nanoTime = nanoTime;
    }

    public void fire() {
      if (!isCancelled) {
        fired = true;
        waker.wake();
      }
    }

    @Override
    public boolean hasFired() {
      return fired;
    }

    @Override
    public void cancel() {
      isCancelled = true;
    }
  }

  private void wake() {
    wakes.incrementAndGet();
    if (broken != null) {
      throw broken;
    }
  }

  /** Polls as a scheduler does; a pending poll must have reported a leaf. */
  public <T> Poll<T> poll(Task<T> task) throws Exception {
    leaf = null;
    yielded = false;
    wakesBeforePoll = wakes.get();
    Poll<T> poll = task.poll(this);
    if (!poll.isReady() && leaf == null) {
      throw new AssertionError("pending without a leaf: " + task);
    }
    return poll;
  }

  /** Returns the number of wakes. */
  public int wakes() {
    return wakes.get();
  }

  /**
   * Returns whether a scheduler would poll again: the task was woken since the last poll began, or
   * ran out of budget.
   */
  public boolean isScheduled() {
    return yielded || wakes.get() > wakesBeforePoll;
  }

  /** Returns the number of deadlines that are neither fired nor cancelled. */
  public long armed() {
    return timers.stream().filter(timer -> !timer.fired && !timer.isCancelled).count();
  }

  @Override
  public TaskId taskId() {
    return new TaskId(1);
  }

  @Override
  public Waker waker() {
    return waker;
  }

  @Override
  public <T> Poll<T> pending(Leaf waitedFor) {
    leaf = waitedFor;
    return Poll.pending();
  }

  @Override
  public void yieldNow() {
    yielded = true;
  }

  @Override
  public boolean proceed() {
    if (budget > 0) {
      budget--;
      return true;
    }
    yielded = true;
    return false;
  }

  @Override
  public TimerEntry wakeAt(long nanoTime) {
    ManualTimer timer = new ManualTimer(nanoTime);
    timers.add(timer);
    return timer;
  }

  @Override
  public <R extends AutoCloseable> R own(R resource) {
    throw new UnsupportedOperationException();
  }
}
