package dev.contrail.internal.task;

import org.jspecify.annotations.Nullable;

/**
 * The context of a thread that runs tasks: its scheduler, the task it runs now, and the steps to
 * take before and after that task blocks. Used by the thread itself only, unless a method says
 * otherwise. Tokio: {@code runtime::context}.
 */
public abstract class ThreadContext {

  /** A thread that finds its context in a field, without a look-up. */
  public abstract static class TaskThread extends Thread {
    private @Nullable ThreadContext context;

    /**
     * A thread that inherits no thread-locals, since tasks of all callers run on it.
     *
     * @param loader its context class loader: some JDKs would inherit that of the task that runs in
     *     the creating thread, others none
     */
    protected TaskThread(Runnable target, String name, @Nullable ClassLoader loader) {
      super(null, target, name, 0, false);
      setContextClassLoader(loader);
    }
  }

  /** Contexts of threads that a user's factory made. */
  private static final ThreadLocal<@Nullable ThreadContext> OTHERS = new ThreadLocal<>();

  /** Whether OTHERS was ever used. Written once; read by any thread. */
  private static volatile boolean hasOthers;

  static {
    CurrentTask.install();
  }

  /** Returns the context of the calling thread, or null if it runs no tasks. */
  public static @Nullable ThreadContext current() {
    if (Thread.currentThread() instanceof TaskThread thread) {
      return thread.context;
    }
    return hasOthers ? OTHERS.get() : null;
  }

  /** Returns whether the calling thread runs tasks of a scheduler. */
  public static boolean isIn(Schedule scheduler) {
    ThreadContext here = current();
    return here != null && here.scheduler == scheduler;
  }

  /** The calling thread is about to block, in a task or not. */
  public static void startBlockingHere() {
    ThreadContext here = current();
    if (here != null) {
      here.startBlocking();
    }
  }

  /** The calling thread has blocked; called once for each {@link #startBlockingHere()}. */
  public static void endBlockingHere() {
    ThreadContext here = current();
    if (here != null) {
      here.endBlocking();
    }
  }

  private final Schedule scheduler;

  /** Written by the thread itself, before it polls; read by any thread that saw it poll. */
  private @Nullable Thread thread;

  /** A context for tasks of one scheduler. */
  protected ThreadContext(Schedule scheduler) {
    this.scheduler = scheduler;
  }

  /** Returns the scheduler whose tasks this thread runs. */
  public final Schedule scheduler() {
    return scheduler;
  }

  /** Makes this the calling thread's context until {@link #exit()}. */
  protected final void enter() {
    Thread self = Thread.currentThread();
    thread = self;
    if (self instanceof TaskThread own) {
      own.context = this;
    } else {
      hasOthers = true;
      OTHERS.set(this);
    }
  }

  /** Leaves the calling thread without a context: it runs no tasks from now on. */
  protected final void exit() {
    if (Thread.currentThread() instanceof TaskThread own) {
      own.context = null;
    } else {
      OTHERS.remove();
    }
  }

  /** Interrupts the thread. For a thread that saw a task being polled with this context. */
  final void interrupt() {
    Thread polling = thread;
    if (polling != null) {
      polling.interrupt();
    }
  }

  /** Returns the thread, once it polls. For any thread. */
  final @Nullable Thread thread() {
    return thread;
  }

  /** Returns the name of the thread, once it polls. For any thread. */
  final @Nullable String threadName() {
    Thread polling = thread;
    return polling == null ? null : polling.getName();
  }

  /** Returns the id of the task that this thread runs now, or 0. */
  public abstract long taskId();

  /**
   * Returns a number that differs for each poll here, or 0 where no task is polled twice. For any
   * thread.
   */
  public long pollSequence() {
    return 0;
  }

  /** Returns a reading of nanoTime that is at most some polls old. */
  public long lastClock() {
    return System.nanoTime();
  }

  /** Returns whether a scheduler is short of a worker while this thread blocks. */
  public abstract boolean holdsWorker();

  /** The running task is about to block: frees for other threads what only this one could reach. */
  public abstract void startBlocking();

  /** The running task has blocked; called once for each {@link #startBlocking()}. */
  public abstract void endBlocking();
}
