package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.Poller;
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
    return seat ->
        Objects.requireNonNull(factory.newThread(seat), "the thread factory returned null");
  }

  private static ThreadFactory ownThreads(String prefix, boolean isDaemon) {
    AtomicInteger made = new AtomicInteger();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return seat -> {
      Thread thread = new WorkerThread(seat, prefix + made.getAndIncrement(), loader);
      thread.setDaemon(isDaemon);
      return thread;
    };
  }

  /** Knowing a worker by its thread's class makes "am I on a worker" a type check. */
  private static final class WorkerThread extends Poller.PollingThread {
    WorkerThread(Runnable seat, String name, @Nullable ClassLoader loader) {
      super(seat, name, loader);
    }
  }

  /** The context class loader of whoever built the scheduler: tasks find it on all threads. */
  @Nullable ClassLoader loader() {
    return loader;
  }

  void execute(Seat seat) {
    pool.execute(seat);
  }

  /** Threads without a worker end, and the others when they lose theirs. */
  void shutdown() {
    pool.shutdown();
  }
}
