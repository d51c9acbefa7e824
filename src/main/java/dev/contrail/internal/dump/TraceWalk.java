package dev.contrail.internal.dump;

import dev.contrail.dump.TaskTrace;
import dev.contrail.internal.task.TaskCell;
import dev.contrail.internal.task.TaskTracer;
import dev.contrail.internal.task.ThreadContext;
import dev.contrail.internal.task.TraceWatch;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The walk of a dump over all tasks, on a thread of its own, since a task that is polled for its
 * leaves runs its own code. A task that does not answer in time is reported without its leaves, and
 * the walk goes on with another thread.
 */
final class TraceWalk {
  /** Number of traces between two pauses of a walk: about 300 kB of events. */
  private static final int TRACES_AT_ONCE = 4096;

  /** Number of traces before the first pause: the buffers of Flight Recorder have room for them. */
  private static final int TRACES_BEFORE_PAUSE = 16 * TRACES_AT_ONCE;

  /**
   * Least time from one pause to the next. The thread that writes the recording loses what it
   * cannot keep up with, and it may get little CPU. A million tasks take two seconds with it.
   */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

  /** The same without stacks: a million tasks take less than a second. */
  private static final long SHORT_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

  private static final long LOOK_MILLIS = 5;

  /** Looks after which a blocked poll is given up; a poll should take a few µs. */
  private static final int MAX_BLOCKED_LOOKS = 2;

  /** Looks after which a running poll is given up: it may have had no CPU, or load classes. */
  private static final int MAX_RUNNING_LOOKS = 40;

  private final SchedulerView scheduler;
  private final TaskTracer tracer;
  private final boolean hasLeaves;
  private final Traces traces;
  private final StuckTracers stuck;

  /**
   * The position of the walk. Used by the walker whose turn it is; handed over under the monitor.
   */
  private final Iterator<TaskCell<?>> tasks;

  /** Number of tasks from the iterator, and the time of the last pause; used as the iterator is. */
  private int walked;

  private long lastPause = System.nanoTime();

  private boolean isAnyStuck;

  TraceWalk(
      SchedulerView scheduler,
      TaskTracer tracer,
      boolean hasLeaves,
      Traces traces,
      StuckTracers stuck) {
    this.scheduler = scheduler;
    this.tracer = tracer;
    this.hasLeaves = hasLeaves;
    this.traces = traces;
    this.stuck = stuck;
    this.tasks = scheduler.tasks().iterator();
  }

  /**
   * A task that is being polled for its leaves. Ended by the walker that polls it, or by the
   * coordinator.
   */
  private static final class LeafPoll {
    final TaskTrace known;

    // Coordinator only: the states in which it saw the polling thread.
    private int runningLooks;
    private int blockedLooks;

    LeafPoll(TaskTrace known) {
      this.known = known;
    }

    /**
     * Counts a look; returns whether the poll is to be given up. Unlike a clock, looks stand still
     * with the JVM.
     */
    boolean countLook(Thread.State seen) {
      if (seen == Thread.State.RUNNABLE) {
        return ++runningLooks > MAX_RUNNING_LOOKS;
      }
      return ++blockedLooks > MAX_BLOCKED_LOOKS;
    }
  }

  /** A thread that finds its context in a field, so that no other thread has to search for one. */
  private static final class TracerThread extends ThreadContext.TaskThread {
    TracerThread(Runnable walker, SchedulerView scheduler) {
      super(walker, scheduler.name() + "-tracer", scheduler.loader());
    }
  }

  /** The part of the walk that one thread makes. */
  private final class Walker implements Runnable, TraceWatch {
    private final TracerContext context = new TracerContext(scheduler.schedule());
    private final AtomicReference<@Nullable LeafPoll> poll = new AtomicReference<>();
    private final Thread thread = new TracerThread(this, scheduler);
    private boolean isDone;
    private volatile boolean isAbandoned;

    @Override
    public void run() {
      context.begin();
      try {
        while (!isAbandoned && tasks.hasNext()) {
          tracer.traceLeaves(tasks.next(), hasLeaves ? this : null);
          Thread.interrupted(); // was meant for the task that was just polled
          if (!isAbandoned && ++walked % TRACES_AT_ONCE == 0) {
            pause();
          }
        }
      } finally {
        context.end();
        if (!isAbandoned) {
          done();
        }
        stuck.remove(thread);
      }
    }

    private void pause() {
      long pause = hasLeaves ? PAUSE_NANOS : SHORT_PAUSE_NANOS;
      long left = pause - (System.nanoTime() - lastPause);
      if (traces.areRecorded() && walked > TRACES_BEFORE_PAUSE && left > 0) {
        LockSupport.parkNanos(this, left);
      }
      lastPause = System.nanoTime();
    }

    @Override
    public boolean begin(TaskTrace known) {
      context.setTask(known.id());
      poll.set(new LeafPoll(known));
      return true;
    }

    @Override
    public boolean isCurrent() {
      return poll.get() != null;
    }

    @Override
    public boolean end() {
      context.setTask(0);
      boolean isCurrent = poll.getAndSet(null) != null;
      isAbandoned = !isCurrent;
      return isCurrent;
    }

    private void done() {
      synchronized (TraceWalk.this) {
        isDone = true;
        TraceWalk.this.notifyAll();
      }
    }
  }

  /**
   * Walks over all tasks.
   *
   * @return false if the time or the memory ran out
   */
  synchronized boolean run(long nanos) {
    long start = System.nanoTime();
    Walker walker = begin();
    while (!walker.isDone) {
      long left = nanos - (System.nanoTime() - start);
      if (left <= 0) {
        stuck.add(walker.thread);
        walker.isAbandoned = true;
        walker.poll.set(null);
        return false;
      }
      try {
        wait(Math.min(1 + TimeUnit.NANOSECONDS.toMillis(left), LOOK_MILLIS));
      } catch (InterruptedException e) { // nothing interrupts this thread on purpose
        continue;
      }
      LeafPoll poll = walker.poll.get();
      if (poll != null && poll.countLook(walker.thread.getState()) && giveUp(walker, poll)) {
        isAnyStuck = true;
        traces.task(poll.known, 0);
        walker = begin();
      }
    }
    return !tasks.hasNext();
  }

  /** Gives up a poll; returns whether it was still on. */
  private boolean giveUp(Walker walker, LeafPoll poll) {
    stuck.add(walker.thread); // before the walker, which removes itself, can know of it
    boolean isGivenUp = walker.poll.compareAndSet(poll, null);
    if (!isGivenUp) {
      stuck.remove(walker.thread);
    }
    return isGivenUp;
  }

  private Walker begin() {
    Walker walker = new Walker();
    walker.thread.setDaemon(true);
    walker.thread.start();
    return walker;
  }

  /** Returns the number of tasks that the walk has not reached. */
  int unclaimed() {
    int unclaimed = 0;
    for (Iterator<TaskCell<?>> all = scheduler.tasks().iterator(); all.hasNext(); ) {
      if (tracer.isUnclaimed(all.next())) {
        unclaimed++;
      }
    }
    return unclaimed;
  }

  /** Returns whether a task did not answer in time. */
  synchronized boolean isAnyStuck() {
    return isAnyStuck;
  }
}
