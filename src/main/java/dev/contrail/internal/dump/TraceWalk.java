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
 * The walk of a dump over all tasks, on a thread of its own, since tasks that are asked where they
 * wait run their own code. One that does not answer in time is told of without its leaves, and the
 * walk goes on with another thread.
 */
final class TraceWalk {
  /** Between two breaths of a walk, some 300 kB of events. */
  private static final int TRACES_AT_ONCE = 4096;

  /** So much fits into the buffers of Flight Recorder, whoever writes them. */
  private static final int TRACES_BEFORE_BREATH = 16 * TRACES_AT_ONCE;

  /**
   * From one breath to the next at least: what the thread that writes the recording cannot keep up
   * with is lost, and it may get little of the CPU. A million tasks take two seconds by it.
   */
  private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

  /** The same without stacks: a million take less than a second. */
  private static final long SHORT_BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

  private static final long LOOK_MILLIS = 5;

  /** A poll that is seen to block so often is not waited for; one should take a few µs. */
  private static final int MAX_BLOCKED_LOOKS = 2;

  /** One that is seen to run may have had no CPU, or load classes. */
  private static final int MAX_RUNNING_LOOKS = 40;

  private final SchedulerView scheduler;
  private final TaskTracer tracer;
  private final boolean hasLeaves;
  private final Traces traces;
  private final StuckTracers stuck;

  /** Where the walk is; for the thread whose step it is, and handed on with a monitor. */
  private final Iterator<TaskCell<?>> tasks;

  /** With the iterator: how many tasks it gave, and when the walk last took a breath. */
  private int walked;

  private long lastBreath = System.nanoTime();

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

  /** A task that is polled for its leaves: the walker that polls ends it, or the coordinator. */
  private static final class LeafPoll {
    final TaskTrace known;

    // The coordinator's: what it saw of the thread that polls.
    private int runningLooks;
    private int blockedLooks;

    LeafPoll(TaskTrace known) {
      this.known = known;
    }

    /** One look more; unlike a clock, looks stand still with the JVM. */
    boolean isStuck(Thread.State seen) {
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

  /** One thread's part of the walk. */
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
            breathe();
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

    private void breathe() {
      long breath = hasLeaves ? BREATH_NANOS : SHORT_BREATH_NANOS;
      long left = breath - (System.nanoTime() - lastBreath);
      if (traces.areRecorded() && walked > TRACES_BEFORE_BREATH && left > 0) {
        LockSupport.parkNanos(this, left);
      }
      lastBreath = System.nanoTime();
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
        stuck.add(walker.thread);
        walker.isAbandoned = true;
        walker.poll.set(null);
        return false;
      }
      try {
        wait(Math.min(1 + TimeUnit.NANOSECONDS.toMillis(left), LOOK_MILLIS));
      } catch (InterruptedException e) { // nobody has a reason to
        continue;
      }
      LeafPoll poll = walker.poll.get();
      if (poll != null && poll.isStuck(walker.thread.getState()) && giveUp(walker, poll)) {
        isAnyStuck = true;
        traces.task(poll.known, 0);
        walker = begin();
      }
    }
    return !tasks.hasNext();
  }

  /** Whether the poll was still on. */
  private boolean giveUp(Walker walker, LeafPoll poll) {
    stuck.add(walker.thread); // before the walker, which removes itself, can know
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

  /** How many tasks nobody has come to. */
  int unclaimed() {
    int unclaimed = 0;
    for (Iterator<TaskCell<?>> all = scheduler.tasks().iterator(); all.hasNext(); ) {
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
