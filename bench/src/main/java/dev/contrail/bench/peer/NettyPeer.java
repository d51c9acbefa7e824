package dev.contrail.bench.peer;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Event loops without a network. New work goes to the loops in turn, since loops do not steal; the
 * continuation of running work stays on its loop, as the handlers of a connection do. Timers: the
 * wheel that Netty has for many timeouts, with ticks of a millisecond.
 */
final class NettyPeer extends CallbackPeer {
  private static final FastThreadLocal<EventExecutor> HERE = new FastThreadLocal<>();

  private final MultiThreadIoEventLoopGroup loops;
  private final HashedWheelTimer timers;

  NettyPeer(int workers) {
    loops =
        new MultiThreadIoEventLoopGroup(
            workers, new DefaultThreadFactory("netty", true), LocalIoHandler.newFactory());
    for (EventExecutor loop : loops) {
      loop.execute(() -> HERE.set(loop));
    }
    timers =
        new HashedWheelTimer(
            new DefaultThreadFactory("netty-timer", true),
            1,
            TimeUnit.MILLISECONDS,
            512,
            false,
            -1,
            loops);
  }

  @Override
  public void spawn(Work task) {
    loops.next().execute(task);
  }

  @Override
  public void spawnNext(Work task) {
    EventExecutor here = HERE.get();
    if (here != null) {
      here.execute(task);
    } else {
      spawn(task);
    }
  }

  @Override
  public int spawnAndAwait(Work task, int count) throws Exception {
    var handles = new ArrayList<Future<?>>(count);
    for (int i = 0; i < count; i++) {
      handles.add(loops.next().submit((Runnable) task));
    }
    return Futures.await(handles);
  }

  @Override
  public void arm(long delayNanos, Work fired) {
    timers.newTimeout(timeout -> fired.run(), delayNanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public int armAndCancel(int count, long delayNanos, Work fired) {
    var handles = new ArrayList<Timeout>(count);
    for (int i = 0; i < count; i++) {
      handles.add(timers.newTimeout(timeout -> fired.run(), delayNanos, TimeUnit.NANOSECONDS));
    }
    int cancelled = 0;
    for (Timeout handle : handles) {
      if (handle.cancel()) {
        cancelled++;
      }
    }
    return cancelled;
  }

  @Override
  public Executor executor() {
    return loops;
  }

  @Override
  public void stop() {
    timers.stop();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }
}
