package dev.contrail.bench.peer;

import java.util.ArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** {@code Executors.newFixedThreadPool}: one queue, one lock. Timers: the scheduled pool. */
final class FixedPoolPeer extends CallbackPeer {
  private final ExecutorService pool;
  private final ScheduledThreadPoolExecutor timers;

  FixedPoolPeer(int workers) {
    pool = Executors.newFixedThreadPool(workers, Daemon.threads("fixed"));
    timers = new ScheduledThreadPoolExecutor(workers, Daemon.threads("fixed-timer"));
    timers.setRemoveOnCancelPolicy(true);
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
    var unused = timers.schedule((Runnable) fired, delayNanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public int armAndCancel(int count, long delayNanos, Work fired) {
    var handles = new ArrayList<Future<?>>(count);
    for (int i = 0; i < count; i++) {
      handles.add(timers.schedule((Runnable) fired, delayNanos, TimeUnit.NANOSECONDS));
    }
    return Futures.cancel(handles);
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
