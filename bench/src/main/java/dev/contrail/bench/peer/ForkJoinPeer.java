package dev.contrail.bench.peer;

import java.util.ArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * {@code ForkJoinPool.execute}, first in first out. Its timers are its own where it has them (JDK
 * 25), else those of a scheduled executor that hands over to it.
 */
class ForkJoinPeer extends CallbackPeer {
  final ForkJoinPool pool;
  private final ScheduledExecutorService timers;
  private final boolean hasOwnTimers;

  ForkJoinPeer(int workers) {
    pool = new ForkJoinPool(workers, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true);
    if ((Object) pool instanceof ScheduledExecutorService own) {
      timers = own;
      hasOwnTimers = true;
    } else {
      var threads = new ScheduledThreadPoolExecutor(1, Daemon.threads("fork-join-timer"));
      threads.setRemoveOnCancelPolicy(true);
      timers = threads;
      hasOwnTimers = false;
    }
  }

  @Override
  public void spawn(Work task) {
    pool.execute(task);
  }

  @Override
  public int spawnAndAwait(Work task, int count) throws Exception {
    var handles = new ArrayList<Future<?>>(count);
    for (int i = 0; i < count; i++) {
      handles.add(pool.submit((Runnable) task));
    }
    return Futures.await(handles);
  }

  @Override
  public void arm(long delayNanos, Work fired) {
    var unused = timer(delayNanos, fired);
  }

  @Override
  public int armAndCancel(int count, long delayNanos, Work fired) {
    var handles = new ArrayList<Future<?>>(count);
    for (int i = 0; i < count; i++) {
      handles.add(timer(delayNanos, fired));
    }
    return Futures.cancel(handles);
  }

  private Future<?> timer(long delayNanos, Work fired) {
    return hasOwnTimers
        ? timers.schedule((Runnable) fired, delayNanos, TimeUnit.NANOSECONDS)
        : timers.schedule(() -> pool.execute(fired), delayNanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public Executor executor() {
    return pool;
  }

  @Override
  public void stop() {
    timers.shutdownNow();
    pool.shutdownNow();
  }
}
