package dev.contrail.internal.task;

import org.jspecify.annotations.Nullable;

/**
 * A thread's part in running tasks: which one it runs now, and what is to happen if that one
 * blocks. Only the thread itself asks, unless a method says otherwise.
 */
public abstract class Poller {

  /** A thread that knows its poller without a look-up. */
  public abstract static class PollingThread extends Thread {
    private @Nullable Poller poller;

    /**
     * A thread that inherits no thread-locals: tasks of all callers run on it.
     *
     * @param loader its context class loader: some JDKs would inherit that of whatever task runs
     *     here now, others none
     */
    protected PollingThread(Runnable target, String name, @Nullable ClassLoader loader) {
      super(null, target, name, 0, false);
      setContextClassLoader(loader);
    }
  }

  /** Pollers of threads that a user's factory made. */
  private static final ThreadLocal<@Nullable Poller> OTHERS = new ThreadLocal<>();

  private static volatile boolean hasOthers;

  static {
    CurrentTask.install();
  }

  /** The calling thread's, or null if it runs no tasks. */
  public static @Nullable Poller current() {
    if (Thread.currentThread() instanceof PollingThread thread) {
      return thread.poller;
    }
    return hasOthers ? OTHERS.get() : null;
  }

  /** Whatever the calling thread does is about to block; no matter if it is no task. */
  public static void startBlockingHere() {
    Poller here = current();
    if (here != null) {
      here.startBlocking();
    }
  }

  /** It has blocked; once for each {@link #startBlockingHere()}. */
  public static void endBlockingHere() {
    Poller here = current();
    if (here != null) {
      here.endBlocking();
    }
  }

  private final Schedule scheduler;

  /** Written by the thread itself, before it polls. */
  private @Nullable Thread thread;

  /** The poller of a thread that runs tasks of one scheduler. */
  protected Poller(Schedule scheduler) {
    this.scheduler = scheduler;
  }

  /** Whose tasks this thread runs. */
  public final Schedule scheduler() {
    return scheduler;
  }

  /** Makes this the calling thread's until {@link #leaveThread()}. */
  protected final void enterThread() {
    Thread self = Thread.currentThread();
    thread = self;
    if (self instanceof PollingThread polling) {
      polling.poller = this;
    } else {
      hasOthers = true;
      OTHERS.set(this);
    }
  }

  /** The thread runs no tasks from now on. */
  protected final void leaveThread() {
    if (Thread.currentThread() instanceof PollingThread thread) {
      thread.poller = null;
    } else {
      OTHERS.remove();
    }
  }

  /** For whoever saw a task that this thread polls: interrupts it. */
  final void interrupt() {
    Thread polling = thread;
    if (polling != null) {
      polling.interrupt();
    }
  }

  /** Its thread, once it polls. */
  final @Nullable Thread thread() {
    return thread;
  }

  /** The name of its thread. */
  final @Nullable String threadName() {
    Thread polling = thread;
    return polling == null ? null : polling.getName();
  }

  /** The id of the task that this thread runs now, or 0. */
  public abstract long taskId();

  /** For others: another number for each poll here; always 0 where no task is polled twice. */
  public long pollSequence() {
    return 0;
  }

  /** A reading of nanoTime that is at most some polls old. */
  public long lastClock() {
    return System.nanoTime();
  }

  /** Whether a scheduler is short of a worker while this thread blocks. */
  public abstract boolean holdsWorker();

  /** The running task is about to block: others get what only this thread could reach. */
  public abstract void startBlocking();

  /** The running task has blocked; once for each {@link #startBlocking()}. */
  public abstract void endBlocking();
}
