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
 * The threads that run workers: as many as there are workers, and more while tasks block in place.
 * A thread that lost its worker is kept for a while for the next.
 */
final class WorkerThreads {
  /** Tokio's keep-alive of a thread with nothing to do. */
  private static final long KEEP_ALIVE_SECONDS = 10;

  private final ThreadPoolExecutor pool;
  private final AtomicInteger blocking = new AtomicInteger();
  private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();

  /**
   * No threads yet.
   *
   * @param prefix of the names, before a number from 0
   * @param factory makes the threads; null for our own
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

  /** Knowing a worker by its thread's class makes "am I on a worker" a type check. */
  private static final class WorkerThread extends ThreadContext.TaskThread {
    WorkerThread(Runnable context, String name, @Nullable ClassLoader loader) {
      super(context, name, loader);
    }
  }

  /** The context class loader of whoever built the scheduler: tasks find it on all threads. */
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

  /** Threads without a worker end, and the others when they lose theirs. */
  void shutdown() {
    pool.shutdown();
  }
}
