package dev.contrail.internal.blocking;

import dev.contrail.internal.task.Schedule;
import dev.contrail.internal.task.TaskCell;
import dev.contrail.internal.task.ThreadContext;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Runs blocking jobs, each on a thread of its own: an idle one, or a new one up to a limit. Beyond
 * the limit, jobs wait in a queue. Thread-safe.
 */
public final class BlockingPool {
  /** Largest number of threads by default; Tokio's value, high since these threads mostly wait. */
  public static final int DEFAULT_MAX_THREADS = 512;

  /** Keep-alive of an idle thread, in seconds; Tokio's value. */
  public static final int KEEP_ALIVE_SECONDS = 10;

  private final HandOver queue = new HandOver();
  private final Schedule scheduler;
  private final JobWatch watch;
  private final ThreadPoolExecutor threads;
  private final AtomicInteger running = new AtomicInteger();
  private final LongAdder submitted = new LongAdder();
  private final LongAdder begun = new LongAdder();

  /**
   * A pool with no threads yet.
   *
   * @param watch sees the jobs
   * @param prefix of the threads' names, before a number from 0
   * @param maxThreads at least 1
   */
  public BlockingPool(
      Schedule scheduler, JobWatch watch, String prefix, boolean isDaemon, int maxThreads) {
    this.scheduler = scheduler;
    this.watch = watch;
    AtomicInteger made = new AtomicInteger();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    this.threads =
        new ThreadPoolExecutor(
            0,
            maxThreads,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            queue,
            loop -> {
              String name = prefix + made.getAndIncrement();
              Thread thread = new BlockingThread(scheduler, loop, name, loader);
              thread.setDaemon(isDaemon);
              return thread;
            },
            (job, pool) -> enqueue(job));
  }

  /**
   * A queue that refuses a job unless a thread waits for it, so that the pool makes a thread first
   * and queues only at its limit. With a plain unbounded queue the pool would never make a second
   * thread.
   */
  private static final class HandOver extends LinkedTransferQueue<Runnable> {
    private static final long serialVersionUID = 1;

    @Override
    public boolean offer(Runnable job) {
      return tryTransfer(job);
    }

    /** Queues a job in any case. The put and add of newer JDKs would call offer. */
    void enqueue(Runnable job) {
      super.offer(job);
    }
  }

  private void enqueue(Runnable job) {
    if (threads.isShutdown()) {
      throw new RejectedExecutionException("the blocking pool has ended");
    }
    queue.enqueue(job);
    // All threads may have timed out between the refusal and this: then a thread is made for the
    // job.
    if (threads.getPoolSize() == 0 && queue.remove(job)) {
      threads.execute(job);
    }
  }

  /** A thread with a context, which knows the running job. */
  private static final class BlockingThread extends ThreadContext.TaskThread {
    BlockingThread(Schedule scheduler, Runnable loop, String name, @Nullable ClassLoader loader) {
      super(() -> new BlockingContext(scheduler).run(loop), name, loader);
    }
  }

  /** The context of a blocking thread: no worker is missing while its job blocks. */
  private static final class BlockingContext extends ThreadContext {
    private long taskId;

    BlockingContext(Schedule scheduler) {
      super(scheduler);
    }

    void run(Runnable loop) {
      enter();
      try {
        loop.run();
      } finally {
        exit();
      }
    }

    @Override
    public long taskId() {
      return taskId;
    }

    @Override
    public boolean holdsWorker() {
      return false;
    }

    @Override
    public void startBlocking() {}

    @Override
    public void endBlocking() {}
  }

  /**
   * Runs a job, at once if a thread is idle or may be made.
   *
   * @throws OutOfMemoryError if there is no thread and none can be made
   */
  public void schedule(TaskCell<?> task) {
    submitted.increment();
    Runnable job = watch.isWatching() ? watched(task) : () -> run(task);
    try {
      threads.execute(job);
    } catch (
        OutOfMemoryError noThread) { // the machine has no more threads: wait for one of the pool
      if (threads.getPoolSize() == 0) {
        submitted.decrement();
        throw noThread;
      }
      queue.enqueue(job);
    }
  }

  private Runnable watched(TaskCell<?> task) {
    long queued = System.nanoTime();
    return () -> watch.run(task, System.nanoTime() - queued, () -> run(task));
  }

  private void run(TaskCell<?> task) {
    begun.increment();
    BlockingContext context = (BlockingContext) ThreadContext.current();
    running.incrementAndGet();
    if (context != null) {
      context.taskId = task.id();
    }
    try {
      scheduler.cut().beforeChangeOf(task);
      task.run(context);
    } finally {
      if (context != null) {
        context.taskId = 0;
      }
      running.decrementAndGet();
      scheduler.ended();
      Thread.interrupted(); // was meant for the job that just ran
    }
  }

  /** Returns whether no thread runs a job. */
  public boolean isQuiet() {
    return running.get() == 0;
  }

  /** Returns the number of threads. */
  public int threadCount() {
    return threads.getPoolSize();
  }

  /** Returns the number of threads without a job. */
  public int idleThreadCount() {
    return Math.max(0, threads.getPoolSize() - running.get());
  }

  /** Returns the number of jobs that wait for a thread. */
  public int queueDepth() {
    long waiting = -begun.sum(); // read before the submissions, so that the result is not negative
    waiting += submitted.sum();
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, waiting));
  }

  /** Ends the threads. Called once no job is left. */
  public void shutdown() {
    threads.shutdown();
  }
}
