package dev.contrail.internal.scheduler;

import dev.contrail.dump.TaskTrace;
import dev.contrail.internal.task.Poller;
import dev.contrail.internal.task.TaskCell;
import dev.contrail.internal.task.TaskTracer;
import dev.contrail.internal.task.TraceWatch;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The walk of a dump over all tasks, on a thread of its own, since tasks that are asked where they
 * wait run their own code. One that does not answer in time is told of without its leaves, and the
 * walk goes on with another thread.
 */
final class TraceWalk {
  /** Between two breaths of a walk: the recording may be behind with writing. */
  private static final int TRACES_AT_ONCE = 4096;

  /** A poll that blocks is not waited for; one should take less than a tenth of it. */
  private static final long MAX_BLOCKED_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** One that runs may have had no CPU, or load classes. */
  private static final long MAX_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final MultiThread scheduler;
  private final TaskTracer tracer;
  private final boolean hasLeaves;
  private final Traces traces;

  /** Where the walk is; for the thread whose step it is, and handed on with a monitor. */
  private final Iterator<TaskCell<?>> tasks;

  private boolean isAnyStuck;

  TraceWalk(MultiThread scheduler, TaskTracer tracer, boolean hasLeaves, Traces traces) {
    this.scheduler = scheduler;
    this.tracer = tracer;
    this.hasLeaves = hasLeaves;
    this.traces = traces;
    this.tasks = scheduler.owned.iterator();
  }

  /** A task that is polled for its leaves: the walker that polls ends it, or the coordinator. */
  private record Poll(TaskTrace known, long since) {}

  /** A thread that knows its poller: no other thread has to look for one in its thread-locals. */
  private static final class TracerThread extends Poller.PollingThread {
    TracerThread(Runnable walker, MultiThread scheduler) {
      super(walker, scheduler.name() + "-tracer", scheduler.threads.loader());
    }
  }

  /** One thread's part of the walk. */
  private final class Walker implements Runnable, TraceWatch {
    private final TracerSeat seat = new TracerSeat(scheduler);
    private final AtomicReference<@Nullable Poll> poll = new AtomicReference<>();
    private final Thread thread = new TracerThread(this, scheduler);
    private boolean isDone;
    private volatile boolean isAbandoned;

    @Override
    public void run() {
      seat.enter();
      try {
        for (int i = 1; !isAbandoned && tasks.hasNext(); i++) {
          tracer.traceLeaves(tasks.next(), hasLeaves ? this : null);
          Thread.interrupted(); // was meant for the task that was just polled
          if (i % TRACES_AT_ONCE == 0) {
            breathe();
          }
        }
      } finally {
        seat.leave();
        done();
      }
    }

    @SuppressWarnings("ThreadPriorityCheck") // who writes the recording may need this CPU
    private static void breathe() {
      Thread.yield();
    }

    @Override
    public boolean begin(TaskTrace known) {
      seat.polls(known.id());
      poll.set(new Poll(known, System.nanoTime()));
      return true;
    }

    @Override
    public boolean isCurrent() {
      return poll.get() != null;
    }

    @Override
    public boolean end() {
      seat.polls(0);
      boolean isCurrent = poll.getAndSet(null) != null;
      isAbandoned = !isCurrent;
      return isCurrent;
    }

    private boolean isStuck(Poll current) {
      long nanos = System.nanoTime() - current.since;
      boolean mayRun = thread.getState() == Thread.State.RUNNABLE;
      return nanos > (mayRun ? MAX_POLL_NANOS : MAX_BLOCKED_NANOS);
    }

    private void done() {
      synchronized (TraceWalk.this) {
        isDone = true;
        TraceWalk.this.notifyAll();
      }
    }
  }

  /**
   * Walks.
   *
   * @return false if the time ran out, or the memory
   */
  synchronized boolean run(long nanos) {
    long start = System.nanoTime();
    Walker walker = begin();
    while (!walker.isDone) {
      long left = nanos - (System.nanoTime() - start);
      if (left <= 0) {
        walker.isAbandoned = true;
        walker.poll.set(null);
        return false;
      }
      try {
        wait(1 + TimeUnit.NANOSECONDS.toMillis(Math.min(left, MAX_BLOCKED_NANOS / 2)));
      } catch (InterruptedException e) { // nobody has a reason to
        continue;
      }
      Poll poll = walker.poll.get();
      if (poll != null && walker.isStuck(poll) && walker.poll.compareAndSet(poll, null)) {
        isAnyStuck = true;
        traces.task(poll.known, 0);
        walker = begin();
      }
    }
    return !tasks.hasNext();
  }

  private Walker begin() {
    Walker walker = new Walker();
    walker.thread.setDaemon(true);
    walker.thread.start();
    return walker;
  }

  /** How many tasks nobody has come to. */
  int unclaimed() {
    int unclaimed = 0;
    for (Iterator<TaskCell<?>> all = scheduler.owned.iterator(); all.hasNext(); ) {
      if (tracer.isUnclaimed(all.next())) {
        unclaimed++;
      }
    }
    return unclaimed;
  }

  /** Whether a task did not answer in time. */
  synchronized boolean isAnyStuck() {
    return isAnyStuck;
  }
}
