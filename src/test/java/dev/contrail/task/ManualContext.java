package dev.contrail.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One task's context, polled by hand: its wakes are counted, and its deadlines come when told. */
public final class ManualContext implements Context {
  private final AtomicInteger wakes = new AtomicInteger();
  private final Waker waker = this::wake;

  /** What its waker throws, once it has counted; null for nothing. */
  public RuntimeException broken;

  /** How often {@link #proceed()} will say yes. */
  public int budget = Integer.MAX_VALUE;

  /** Every deadline that was registered, oldest first. */
  public final List<ManualTimer> timers = new ArrayList<>();

  /** What the last poll said it waits for. */
  public Leaf leaf;

  public boolean yielded;
  private int wakesBeforePoll;

  /** A deadline that comes when {@link #fire()} is called. */
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

  /** Polls as a scheduler does; a pending poll must have said what it waits for. */
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

  /** How often the waker was called. */
  public int wakes() {
    return wakes.get();
  }

  /** Whether a scheduler would poll again: woken since the last poll began, or out of budget. */
  public boolean isScheduled() {
    return yielded || wakes.get() > wakesBeforePoll;
  }

  /** How many deadlines are neither fired nor cancelled. */
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
