package dev.contrail.internal.jfr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread that watches for long polls, {@code contrail-watch}. There is one while a recording
 * wants {@code contrail.TaskPoll} or {@code contrail.WorkerStall} and a scheduler is attached, and
 * none otherwise.
 */
final class PollWatch implements Runnable {

  /** A tenth of the usual threshold, so a duration is right to a tenth. */
  private static final long TICK_NANOS = 1_000_000;

  /** While no worker polls, a longer tick spares an idle service most of the wake-ups. */
  private static final long IDLE_TICK_NANOS = 4_000_000;

  private static @Nullable PollWatch running;

  private final Map<AttachedSource, List<WorkerWatch>> watches = new HashMap<>();

  /** Begins and ends with each tick: what it says of the threshold. */
  private final TaskPollEvent tick = new TaskPollEvent();

  private boolean wantsEveryPoll;
  private long lastTick = System.nanoTime();

  private PollWatch() {}

  /** Starts the thread if it is wanted and there is none. */
  static synchronized void update() {
    if (running == null && isWanted()) {
      PollWatch watch = new PollWatch();
      Thread thread = new Thread(null, watch, "contrail-watch", 0, false);
      thread.setContextClassLoader(null);
      thread.setDaemon(true);
      thread.start();
      running = watch;
    }
  }

  private static boolean isWanted() {
    return (TaskPollEvent.isWanted() || WorkerStallEvent.isWanted())
        && !PeriodicEvents.sources().isEmpty();
  }

  private static synchronized void forget() {
    running = null;
  }

  /** Ends the thread unless it is wanted. */
  private static synchronized boolean isEnded() {
    if (isWanted()) {
      return false;
    }
    running = null;
    return true;
  }

  @Override
  public void run() {
    try {
      tick.begin();
      while (!isEnded()) {
        LockSupport.parkNanos(this, tick() ? TICK_NANOS : IDLE_TICK_NANOS);
      }
    } catch (Throwable failure) { // such as no memory left
      FlightRecording.warn("Long polls are not recorded until a recording starts", failure);
      forget();
    } finally {
      EventDemand.setCoarseNanoTime(0);
      watches.values().forEach(each -> each.forEach(WorkerWatch::stop));
    }
  }

  /** Looks at every worker; returns whether one polls. */
  private boolean tick() {
    long now = System.nanoTime();
    EventDemand.setCoarseNanoTime(now);
    readThreshold(now);
    boolean isPolling = false;
    List<AttachedSource> sources = PeriodicEvents.sources();
    watches.keySet().retainAll(sources);
    for (AttachedSource source : sources) {
      for (WorkerWatch watch : watches.computeIfAbsent(source, PollWatch::watchesOf)) {
        isPolling |= watch.tick(now, wantsEveryPoll);
      }
    }
    lastTick = now;
    return isPolling;
  }

  /** Flight Recorder does not say what the threshold is, but whether an event reaches it. */
  private void readThreshold(long now) {
    if (now - lastTick < 2 * TICK_NANOS) { // a late tick says nothing
      tick.end();
      wantsEveryPoll = tick.shouldCommit();
    }
    tick.begin();
  }

  private static List<WorkerWatch> watchesOf(AttachedSource source) {
    WatchedWorkers workers = source.workers();
    List<WorkerWatch> watches = new ArrayList<>();
    for (int i = 0; i < workers.count(); i++) {
      watches.add(new WorkerWatch(workers, i));
    }
    return watches;
  }
}
