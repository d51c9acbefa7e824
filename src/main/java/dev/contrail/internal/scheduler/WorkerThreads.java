package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.ThreadContext;
import java.util.Objects;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The pool of threads that run workers: as many as there are workers, and more while tasks block in
 * place. A thread that lost its worker is kept for a while for the next one. Thread-safe.
 */
final class WorkerThreads {
  /** Keep-alive of a thread without a worker, in seconds; Tokio's value. */
  private static final long KEEP_ALIVE_SECONDS = 10;

  private final ThreadPoolExecutor pool;
  private final AtomicInteger blocking = new AtomicInteger();
  private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();

  /**
   * A pool with no threads yet.
   *
   * @param prefix of the names, before a number from 0
   * @param factory makes the threads; null for the pool's own
   */
  WorkerThreads(String prefix, boolean isDaemon, @Nullable ThreadFactory factory) {
    this.pool =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            factory != null ? checked(factory) : ownThreads(prefix, isDaemon));
  }

  private static ThreadFactory checked(ThreadFactory factory) {
    return context ->
        Objects.requireNonNull(factory.newThread(context), "the thread factory returned null");
  }

  private static ThreadFactory ownThreads(String prefix, boolean isDaemon) {
    AtomicInteger made = new AtomicInteger();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return context -> {
      Thread thread = new WorkerThread(context, prefix + made.getAndIncrement(), loader);
      thread.setDaemon(isDaemon);
      return thread;
    };
  }

  /** A thread class of its own, so that "does this thread run a worker" is a type check. */
  private static final class WorkerThread extends ThreadContext.TaskThread {
    WorkerThread(Runnable context, String name, @Nullable ClassLoader loader) {
      super(context, name, loader);
    }
  }

  /**
   * Returns the context class loader of the thread that built the scheduler; tasks find it on all
   * threads.
   */
  @Nullable ClassLoader loader() {
    return loader;
  }

  /** Runs the context of a worker on a thread. */
  void execute(Runnable context) {
    pool.execute(context);
  }

  /** Counts a thread that runs a task that blocks in place, and no worker. */
  void startBlocking() {
    blocking.incrementAndGet();
  }

  /** The thread has its worker back, or has left the task. */
  void endBlocking() {
    blocking.decrementAndGet();
  }

  /** Returns the number of threads that run a task that blocks in place, and no worker. */
  int blockingCount() {
    return blocking.get();
  }

  /** Ends threads without a worker now, and every other thread when it loses its worker. */
  void shutdown() {
    pool.shutdown();
  }
}
