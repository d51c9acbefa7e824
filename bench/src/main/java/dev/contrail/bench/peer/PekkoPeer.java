package dev.contrail.bench.peer;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.dispatch.MessageDispatcher;
import scala.concurrent.Await;

/**
 * The dispatcher that actors run on, fork-join as by default, as an executor. Timers: the actor
 * system's, with ticks of a millisecond.
 */
final class PekkoPeer extends CallbackPeer {
  private final ActorSystem system;
  private final MessageDispatcher dispatcher;

  PekkoPeer(int workers) {
    String settings =
        """
        pekko.daemonic = on
        pekko.log-dead-letters = off
        pekko.loglevel = OFF
        pekko.stdout-loglevel = OFF
        pekko.scheduler.tick-duration = 1ms
        pekko.scheduler.ticks-per-wheel = 2048
        bench-dispatcher {
          type = Dispatcher
          executor = fork-join-executor
          fork-join-executor { parallelism-min = %1$d, parallelism-max = %1$d }
        }
        """
            .formatted(workers);
    system =
        ActorSystem.create(
            "bench", ConfigFactory.parseString(settings).withFallback(ConfigFactory.load()));
    dispatcher = system.dispatchers().lookup("bench-dispatcher");
  }

  @Override
  public void spawn(Work task) {
    dispatcher.execute(task);
  }

  @Override
  public int spawnAndAwait(Work task, int count) throws Exception {
    var handles = new ArrayList<Future<?>>(count);
    for (int i = 0; i < count; i++) {
      handles.add(CompletableFuture.runAsync(task, dispatcher));
    }
    return Futures.await(handles);
  }

  @Override
  public void arm(long delayNanos, Work fired) {
    var unused = timer(delayNanos, fired);
  }

  @Override
  public int armAndCancel(int count, long delayNanos, Work fired) {
    var handles = new ArrayList<Cancellable>(count);
    for (int i = 0; i < count; i++) {
      handles.add(timer(delayNanos, fired));
    }
    int cancelled = 0;
    for (Cancellable handle : handles) {
      if (handle.cancel()) {
        cancelled++;
      }
    }
    return cancelled;
  }

  private Cancellable timer(long delayNanos, Work fired) {
    return system.scheduler().scheduleOnce(Duration.ofNanos(delayNanos), fired, dispatcher);
  }

  @Override
  public Executor executor() {
    return dispatcher;
  }

  @Override
  public void stop() throws Exception {
    var unused =
        Await.ready(
            system.terminate(), scala.concurrent.duration.Duration.apply(5, TimeUnit.SECONDS));
  }
}
